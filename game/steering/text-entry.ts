/** Elements that take keys as text or to be set. */
export const TEXT_ENTRY =
  'input:not([type="checkbox"]), textarea, select, [contenteditable]:not([contenteditable="false"])';

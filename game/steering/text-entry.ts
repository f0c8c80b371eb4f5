/** Elements that take keys as text. */
export const TEXT_ENTRY =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

import { useEffect, useRef } from 'preact/hooks';

const TEXT_ENTRY = 'input, textarea, select, [contenteditable]';

/** Single keys that act anywhere on the page, but never while one types or a dialog is open. */
export function useShortcuts(
  disabled: boolean,
  actions: Readonly<Record<string, () => void>>,
): void {
  const latest = useRef({ disabled, actions });
  latest.current = { disabled, actions };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target, ctrlKey, metaKey, altKey, defaultPrevented } = event;
      if (latest.current.disabled || ctrlKey || metaKey || altKey || defaultPrevented) return;
      if (target instanceof Element && target.closest(TEXT_ENTRY)) return;
      latest.current.actions[event.key.toLowerCase()]?.();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

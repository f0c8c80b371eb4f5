import { useLayoutEffect, useRef } from 'preact/hooks';
import { TEXT_ENTRY } from '../steering/text-entry.ts';

/**
 * Single keys that act anywhere on the page, but never while one types or something took them. They act as
 * soon as what names them is in sight.
 */
export function useSingleKeys(act: (event: KeyboardEvent) => void): void {
  const latest = useRef(act);
  latest.current = act;
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target, ctrlKey, metaKey, altKey, defaultPrevented } = event;
      if (ctrlKey || metaKey || altKey || defaultPrevented) return;
      if (target instanceof Element && target.closest(TEXT_ENTRY)) return;
      latest.current(event);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

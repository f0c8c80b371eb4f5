import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * An element takes the focus when it opens. When it closes it gives the focus back to where it was, unless
 * the focus has gone elsewhere meanwhile.
 */
export function useOwnFocus(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { current } = element;
    const before = document.activeElement;
    current?.focus();
    return () => {
      if (!current?.contains(document.activeElement)) return;
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
}

import { type ComponentChild, type RefObject, render } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';

interface InSlotProps {
  readonly slot: RefObject<HTMLElement | null>;
  readonly children: ComponentChild;
}

/** Renders its children into an element of another part of the page. */
export function InSlot({ slot, children }: InSlotProps) {
  useLayoutEffect(() => {
    if (slot.current) render(children, slot.current);
  });
  useEffect(() => {
    const { current } = slot;
    return () => {
      if (current) render(null, current);
    };
  }, []);
  return null;
}

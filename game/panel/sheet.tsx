import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { commonWords } from '../words/common-words.ts';
import { CloseIcon } from './icons.tsx';
import { useOwnFocus } from './use-own-focus.ts';

interface SheetProps {
  readonly title: string;
  readonly close: () => void;
  readonly children: ComponentChildren;
}

/**
 * A panel beside the map that leaves it to be walked; a sheet from below on a phone. It takes the focus
 * when it opens; Escape within it closes it and gives the focus back.
 */
export function Sheet({ title, close, children }: SheetProps) {
  const sheet = useRef<HTMLElement>(null);
  useOwnFocus(sheet);
  return (
    <section
      ref={sheet}
      class="sheet"
      aria-label={title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close();
      }}
    >
      <button
        type="button"
        class="icon-button panel__close"
        aria-label={commonWords('close')}
        onClick={close}
      >
        <CloseIcon />
      </button>
      <h2 class="group-title">{title}</h2>
      {children}
    </section>
  );
}

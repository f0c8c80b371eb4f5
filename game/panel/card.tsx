import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { commonWords } from '../words/common-words.ts';
import { CloseIcon } from './icons.tsx';
import { useOwnFocus } from './use-own-focus.ts';

interface CardProps {
  /** What assistive technology calls it. */
  readonly name: string;
  readonly title: string;
  readonly close: () => void;
  readonly children: ComponentChildren;
}

/** A card beside the tools, about what is looked at. Escape within it closes it. */
export function Card({ name, title, close, children }: CardProps) {
  const card = useRef<HTMLElement>(null);
  useOwnFocus(card);
  return (
    <section
      ref={card}
      class="card"
      aria-label={name}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
    >
      <button
        type="button"
        class="icon-button card__close"
        aria-label={commonWords('close')}
        onClick={close}
      >
        <CloseIcon />
      </button>
      <p class="card__name" dir="auto">
        {title}
      </p>
      {children}
    </section>
  );
}

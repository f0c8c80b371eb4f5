import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { commonWords } from '../words/common-words.ts';
import { CloseIcon } from './icons.tsx';

interface ModalProps {
  readonly title: string;
  /** The id of the text within that says what it is about; it is read out when the card opens. */
  readonly about?: string;
  readonly close: () => void;
  readonly children: ComponentChildren;
}

/**
 * A card above everything; Escape, its cross and a click beside it close it. It is closed before it leaves
 * the page, so that the browser gives the focus back to where it was. Escape takes it off the page at once:
 * browsers say "close" a frame after a dialog is out of sight, and keys pressed meanwhile belong to the page.
 */
export function Modal({ title, about, close, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself.
    <dialog
      ref={dialog}
      class="modal"
      aria-label={title}
      aria-describedby={about}
      onCancel={(event) => {
        if (event.target !== dialog.current) return;
        event.preventDefault();
        close();
      }}
      onClose={({ currentTarget }) => currentTarget.isConnected && close()}
      onClick={({ target }) => {
        if (target === dialog.current) close();
      }}
    >
      <div class="modal__body">
        <div class="modal__head">
          <h2>{title}</h2>
          <button
            type="button"
            class="icon-button"
            aria-label={commonWords('close')}
            onClick={close}
          >
            <CloseIcon />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}

import { Modal } from './modal.tsx';

/** How to walk and what the map means, in three sentences. */
export function HelpCard({ close }: { readonly close: () => void }) {
  return (
    <Modal title="How this works" close={close}>
      <p>
        Walk with <kbd>W</kbd> <kbd>A</kbd> <kbd>S</kbd> <kbd>D</kbd> or the arrow keys, or click or
        tap where you want to go.
      </p>
      <p>
        Every point is three seconds of music; points that lie close together sound alike to the
        model, and you hear those inside your ring, the nearest loudest.
      </p>
      <p>
        <kbd>+</kbd> <kbd>-</kbd> zoom, <kbd>0</kbd> shows the whole map, <kbd>M</kbd> turns sound
        off, <kbd>H</kbd> folds the panels away.
      </p>
    </Modal>
  );
}

import { walkWords } from '../words/walk-words.ts';
import { Keys } from './keys.tsx';
import { Modal } from './modal.tsx';

/** How to walk and what the map means, in three sentences. */
export function HelpCard({ close }: { readonly close: () => void }) {
  return (
    <Modal title={walkWords('helpTitle')} close={close}>
      <p>{walkWords.pieces('helpWalk', { keys: <Keys names="WASD" /> })}</p>
      <p>{walkWords('helpMap')}</p>
      <p>
        {walkWords.pieces('helpKeys', {
          zoom: <Keys names="+-" />,
          fit: <Keys names="0" />,
          mute: <Keys names="M" />,
          fold: <Keys names="H" />,
        })}
      </p>
    </Modal>
  );
}

import { walkWords } from '../words/walk-words.ts';
import { Keys, WALKING } from './keys.tsx';
import { Modal } from './modal.tsx';

/** How to walk and what the map means, in three sentences. */
export function HelpCard({ close }: { readonly close: () => void }) {
  return (
    <Modal title={walkWords('helpTitle')} close={close}>
      <p>{walkWords.pieces('helpWalk', { keys: <Keys actions={WALKING} /> })}</p>
      <p>{walkWords('helpMap')}</p>
      <p>
        {walkWords.pieces('helpKeys', {
          zoom: <Keys actions={['closer', 'further']} />,
          fit: <Keys actions={['fit']} />,
          mute: <Keys actions={['mute']} />,
          fold: <Keys actions={['fold']} />,
        })}
      </p>
    </Modal>
  );
}

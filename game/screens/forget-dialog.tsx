import { useState } from 'preact/hooks';
import { type DeleteKey, forgetWalk } from '../net/forgotten.ts';
import { Modal } from '../panel/modal.tsx';
import { keptWords } from '../words/kept-words.ts';
import { FailureCard } from './failure-card.tsx';
import { reasonOf } from './use-loaded.ts';

interface ForgetProps {
  readonly target: DeleteKey;
  readonly close: () => void;
}

type Progress =
  | { readonly step: 'asked' | 'deleting' | 'gone' | 'unknown' }
  | { readonly step: 'failed'; readonly reason: string };

/** Asks once, deletes a walk, and says that it is gone. */
export function ForgetDialog({ target, close }: ForgetProps) {
  const [progress, setProgress] = useState<Progress>({ step: 'asked' });
  const remove = () => {
    setProgress({ step: 'deleting' });
    forgetWalk(target).then(
      (known) => setProgress({ step: known ? 'gone' : 'unknown' }),
      (error: unknown) => setProgress({ step: 'failed', reason: reasonOf(error) }),
    );
  };
  const { step } = progress;
  return (
    <Modal title={keptWords(step === 'gone' ? 'gone' : 'ask')} close={close}>
      {step === 'asked' && (
        <>
          <p>{keptWords('warning')}</p>
          <div class="modal__actions">
            <button type="button" class="button" onClick={close}>
              {keptWords('keep')}
            </button>
            <button type="button" class="button button--sun" onClick={remove}>
              {keptWords('remove')}
            </button>
          </div>
        </>
      )}
      {step === 'deleting' && <p role="status">{keptWords('deleting')}</p>}
      {step === 'gone' && <p role="status">{keptWords('nothingLeft')}</p>}
      {step === 'unknown' && <p role="status">{keptWords('unknown')}</p>}
      {progress.step === 'failed' && <FailureCard reason={progress.reason} retry={remove} />}
      {(step === 'gone' || step === 'unknown') && (
        <div class="modal__actions">
          <button type="button" class="button" onClick={close}>
            {keptWords('goOn')}
          </button>
        </div>
      )}
    </Modal>
  );
}

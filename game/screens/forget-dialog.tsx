import { useState } from 'preact/hooks';
import { type DeleteKey, forgetWalk } from '../net/forgotten.ts';
import { Modal } from '../panel/modal.tsx';
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
    <Modal title={step === 'gone' ? 'It is gone' : 'Delete this walk?'} close={close}>
      {step === 'asked' && (
        <>
          <p>
            Everything that this server keeps of this walk is deleted. It can't be brought back.
          </p>
          <div class="modal__actions">
            <button type="button" class="button" onClick={close}>
              Keep it
            </button>
            <button type="button" class="button button--sun" onClick={remove}>
              Delete it
            </button>
          </div>
        </>
      )}
      {step === 'deleting' && <p role="status">Deleting ...</p>}
      {step === 'gone' && <p role="status">Nothing of this walk is left on the server.</p>}
      {step === 'unknown' && (
        <p role="status">The server has no such walk: it may be gone already.</p>
      )}
      {progress.step === 'failed' && <FailureCard reason={progress.reason} retry={remove} />}
      {(step === 'gone' || step === 'unknown') && (
        <div class="modal__actions">
          <button type="button" class="button" onClick={close}>
            Go on
          </button>
        </div>
      )}
    </Modal>
  );
}

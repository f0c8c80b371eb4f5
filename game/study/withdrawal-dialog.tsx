import { Modal } from '../panel/modal.tsx';
import { studyWords } from '../words/study-words.ts';
import type { Withdrawal } from './use-withdrawal.ts';

interface WithdrawalProps {
  readonly withdrawal: Withdrawal;
  /** The way back, in words, and where it leads; Escape and the cross only close the question. */
  readonly back: string;
  readonly goBack: () => void;
  /** A completion code is on the page, and would be lost. */
  readonly code: boolean;
}

/** Asks once before everything of a participant is deleted; out of sight until then. */
export function WithdrawalDialog({ withdrawal, back, goBack, code }: WithdrawalProps) {
  const { state, keep, remove } = withdrawal;
  if (state === 'kept' || state === 'gone') return null;
  const deleting = state === 'deleting';
  const unlessDeleting = (act: () => void) => () => {
    if (!deleting) act();
  };
  return (
    <Modal title={studyWords('ask')} about="withdrawal-about" close={unlessDeleting(keep)}>
      <p id="withdrawal-about">
        {studyWords('askAbout')} {code && studyWords('askCode')}
      </p>
      {deleting && <p role="status">{studyWords('deleting')}</p>}
      {state === 'failed' && <p role="alert">{studyWords('withdrawFailed')}</p>}
      <div class="modal__actions">
        <button
          type="button"
          class="button"
          aria-disabled={deleting}
          onClick={unlessDeleting(remove)}
        >
          {studyWords('deleteAll')}
        </button>
        <button
          type="button"
          class="button button--sun"
          aria-disabled={deleting}
          onClick={unlessDeleting(goBack)}
        >
          {back}
        </button>
      </div>
    </Modal>
  );
}

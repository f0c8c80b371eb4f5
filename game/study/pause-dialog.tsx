import { studyWords } from '../words/study-words.ts';
import type { Sitting } from './sitting.ts';
import type { Withdrawal } from './use-withdrawal.ts';
import { WithdrawalDialog } from './withdrawal-dialog.tsx';

interface PauseProps {
  readonly sitting: Sitting;
  readonly withdrawal: Withdrawal;
  readonly changed: () => void;
}

/** A pause: go on, leave and keep, or leave and delete, which asks back. */
export function PauseDialog({ sitting, withdrawal, changed }: PauseProps) {
  const leave = () => {
    sitting.leave();
    changed();
  };
  const goOn = () => {
    withdrawal.keep();
    sitting.resume();
  };
  return (
    <main class="door">
      <div class="door__column">
        <h1>{studyWords('paused')}</h1>
        <p>{studyWords('pausedAbout')}</p>
        <div class="door__actions">
          <button type="button" class="button button--sun" onClick={goOn}>
            {studyWords('goOn')}
          </button>
          <button type="button" class="button" onClick={leave}>
            {studyWords('leave')}
          </button>
          <button type="button" class="button" onClick={withdrawal.ask}>
            {studyWords('withdraw')}
          </button>
        </div>
        <WithdrawalDialog
          withdrawal={withdrawal}
          back={studyWords('goOnStudy')}
          goBack={goOn}
          code={false}
        />
      </div>
    </main>
  );
}

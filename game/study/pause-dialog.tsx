import { studyWords } from '../words/study-words.ts';
import type { Sitting } from './sitting.ts';
import type { StudyKey } from './study-key.ts';
import { useWithdrawal } from './use-withdrawal.ts';

interface PauseProps {
  readonly sitting: Sitting;
  readonly studyKey: StudyKey;
  readonly study: string;
  readonly changed: () => void;
}

/** A pause: go on, leave and keep, or leave and delete. */
export function PauseDialog({ sitting, studyKey, study, changed }: PauseProps) {
  const [state, remove] = useWithdrawal(study, studyKey);
  const leave = () => {
    sitting.leave();
    changed();
  };
  if (state === 'gone')
    return (
      <main class="door">
        <div class="door__column" role="status">
          <h1>{studyWords('withdrawn')}</h1>
          <p>{studyWords('withdrawnAbout')}</p>
        </div>
      </main>
    );
  return (
    <main class="door">
      <div class="door__column">
        <h1>{studyWords('paused')}</h1>
        <p>{studyWords('pausedAbout')}</p>
        <div class="door__actions">
          <button type="button" class="button button--sun" onClick={() => sitting.resume()}>
            {studyWords('goOn')}
          </button>
          <button type="button" class="button" onClick={leave}>
            {studyWords('leave')}
          </button>
          <button type="button" class="button" onClick={remove}>
            {studyWords('withdraw')}
          </button>
        </div>
        {state === 'failed' && <p role="alert">{studyWords('withdrawFailed')}</p>}
      </div>
    </main>
  );
}

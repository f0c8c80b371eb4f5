import type { StudyDoor } from '#study/protocol/study-door';
import { startWords } from '../words/start-words.ts';
import type { Loaded } from './use-loaded.ts';

interface ConsentProps {
  readonly study: Loaded<StudyDoor>;
  readonly retry: () => void;
  readonly keep: boolean;
  readonly setKeep: (keep: boolean) => void;
}

/** The protocol's consent choice, off until it is chosen. */
export function ConsentChoice({ study, retry, keep, setKeep }: ConsentProps) {
  if (study.state === 'loading') return null;
  if (study.state === 'failed')
    return (
      <p class="consent consent--missing">
        {startWords('notKept')}{' '}
        <button type="button" class="link-button" onClick={retry}>
          {startWords('askAgain')}
        </button>
      </p>
    );
  const { consent } = study.value;
  if (!consent) return null;
  return (
    <div class="consent">
      <label class="consent__choice">
        <input
          type="checkbox"
          checked={keep}
          aria-describedby="consent-text"
          onChange={({ currentTarget }) => setKeep(currentTarget.checked)}
        />
        <span>{consent.choice}</span>
      </label>
      <p id="consent-text" class="consent__text">
        {consent.text} {!keep && startWords('nothingLeaves')}
      </p>
    </div>
  );
}

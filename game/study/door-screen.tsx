import { useEffect, useState } from 'preact/hooks';
import type { StudyDoor } from '#study/protocol/study-door';
import { studyWords } from '../words/study-words.ts';

interface DoorProps {
  readonly door: StudyDoor;
  /** This browser has begun it before. */
  readonly known: boolean;
  readonly progress:
    | { readonly step: 'door' | 'opening' }
    | { readonly step: 'loading'; readonly done: number; readonly all: number }
    | { readonly step: 'failed'; readonly reason: string };
  /** Within the click, so that sound may begin. */
  readonly start: () => void;
}

/** After so long without an answer one is told, in milliseconds. */
const PATIENCE_MS = 6000;

/** What the study is and what is agreed to; the button begins it. */
export function DoorScreen({ door, known, progress, start }: DoorProps) {
  const [agreed, setAgreed] = useState(known);
  const { consent, minutes } = door;
  const late = useLate(progress.step === 'opening');
  const busy = progress.step === 'opening' || progress.step === 'loading';
  if (!consent) return <p class="door">{studyWords('noConsent')}</p>;
  return (
    <main class="door">
      <div class="door__column">
        <h1>{door.title}</h1>
        <p>
          {known && `${studyWords('resumeAbout')} `}
          {minutes !== null && `${studyWords('minutes', { count: minutes })} `}
          {door.once && `${studyWords('once')} `}
          {studyWords('headphones')}
        </p>
        {consent.text.split(/\n\s*\n/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <label class="door__choice">
          <input
            type="checkbox"
            checked={agreed}
            onChange={({ currentTarget }) => setAgreed(currentTarget.checked)}
          />
          <span>{consent.choice}</span>
        </label>
        <div class="door__go">
          <button
            type="button"
            class="button button--sun button--large"
            disabled={!agreed || busy}
            aria-describedby="door-why"
            onClick={start}
          >
            {studyWords(known ? 'resume' : 'agree')}
          </button>
          <span id="door-why" role="status">
            {!agreed && studyWords('agreeFirst')}
            {progress.step === 'opening' && studyWords(late ? 'noAnswer' : 'preparing')}
            {progress.step === 'loading' &&
              studyWords('prepared', { done: progress.done, all: progress.all })}
          </span>
        </div>
        {progress.step === 'failed' && (
          <p class="door__failure" role="alert">
            {progress.reason}
          </p>
        )}
      </div>
    </main>
  );
}

/** Whether something has been waited for too long. */
function useLate(waiting: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!waiting) return;
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [waiting]);
  return late;
}

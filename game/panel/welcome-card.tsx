import { useEffect, useState } from 'preact/hooks';
import { browserStore } from '../dataset/choice-memory.ts';
import type { LoadedView } from '../dataset/load-view.ts';
import type { MapHandle } from '../map/map-handle.ts';
import { welcomeWords } from '../words/welcome-words.ts';
import { Keys, WALKING } from './keys.tsx';

interface WelcomeProps {
  readonly map: MapHandle;
  readonly shown: LoadedView;
}

const KEY = 'earshot welcomed';
const LOOK_MS = 250;
/** World units that count as a walk, and seconds of hearing after it. */
const WALKED = 0.01;
const HEARD_LOOKS = 12;

type Step = 'walk' | 'hear' | 'choose' | 'done';

/** Three sentences for a first visit, each there until it was done: walk, hear, choose. */
export function WelcomeCard({ map, shown }: WelcomeProps) {
  const [step, setStep] = useState<Step>(() =>
    browserStore().getItem(KEY) === null ? 'walk' : 'done',
  );
  const [first] = useState(shown.choice);
  const finish = () => {
    browserStore().setItem(KEY, 'yes');
    setStep('done');
  };
  useEffect(() => {
    if (step !== 'walk' && step !== 'hear') return;
    const start = map.probe();
    let heard = 0;
    const timer = setInterval(() => {
      const { x, y, voices } = map.probe();
      if (step === 'walk' && Math.hypot(x - start.x, y - start.y) > WALKED) setStep('hear');
      heard += Number(voices.length > 0);
      if (step === 'hear' && heard > HEARD_LOOKS) setStep('choose');
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [map, step]);
  useEffect(() => {
    if (step === 'choose' && shown.choice !== first) finish();
  }, [step, shown.choice]);
  if (step === 'done') return null;
  return (
    <section class="welcome" aria-label={welcomeWords('title')}>
      <p role="status">
        {step === 'walk' ? (
          <>
            <span class="with-keys">
              {welcomeWords.pieces('walkKeys', { keys: <Keys actions={WALKING} /> })}
            </span>
            <span class="with-touch">{welcomeWords('walkTouch')}</span>
          </>
        ) : (
          welcomeWords(step)
        )}
      </p>
      <button type="button" class="link-button" onClick={finish}>
        {welcomeWords(step === 'choose' ? 'gotIt' : 'skip')}
      </button>
    </section>
  );
}

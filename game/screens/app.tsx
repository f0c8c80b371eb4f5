import { useCallback, useEffect, useState } from 'preact/hooks';
import type { DatasetSummary } from '#data/bundle/dataset-summary';
import { listDatasets } from '../dataset/dataset-list.ts';
import { readLink } from '../dataset/view-link.ts';
import { loadFreePlay } from '../net/free-play-study.ts';
import { randomSeed } from '../net/random-key.ts';
import { FailureCard } from './failure-card.tsx';
import { ForgetDialog } from './forget-dialog.tsx';
import type { WalkStart } from './open-walk.ts';
import { StartScreen } from './start-screen.tsx';
import { useExploration } from './use-exploration.ts';
import { useForgetLink } from './use-forget-link.ts';
import { useLoaded } from './use-loaded.ts';

import { WalkScreen } from './walk-screen.tsx';

/** The whole page: a start screen, then the walk; above both, the question of a link that deletes. */
export function App() {
  const [datasets, retryDatasets] = useLoaded(listDatasets);
  const [study, retryStudy] = useLoaded(loadFreePlay);
  const [selected, select] = useState(() => readLink(location.hash).dataset);
  const [start, setStart] = useState<WalkStart | null>(null);
  const [forget, closeForget] = useForgetLink();
  const list = datasets.state === 'ready' ? datasets.value : [];
  const summary = list.find(({ id }) => id === selected) ?? list[0];
  const exploration = useExploration(summary);
  usePreparation(summary);

  const begin = useCallback(
    (keep: boolean) => {
      const sound = new AudioContext();
      void sound.resume();
      const terms = keep && study.state === 'ready' ? study.value : null;
      const byKey = document.activeElement?.matches(':focus-visible') ?? false;
      setStart({ sound, terms, seed: randomSeed(), byKey });
    },
    [study],
  );

  return (
    <>
      {start && summary ? (
        <WalkScreen
          summary={summary}
          exploration={exploration}
          start={start}
          forgetting={forget !== null}
        />
      ) : (
        <StartScreen
          datasets={datasets}
          retryDatasets={retryDatasets}
          summary={summary}
          select={select}
          study={study}
          retryStudy={retryStudy}
          shown={exploration.shown}
          begin={begin}
        />
      )}
      {!start && exploration.failure !== null && (
        <div class="start__failure">
          <FailureCard reason={exploration.failure} retry={exploration.retry} />
        </div>
      )}
      {forget && <ForgetDialog target={forget} close={closeForget} />}
    </>
  );
}

/** What earlier walks left is sent after a map's first frames. */
const LEFT_SESSIONS_MS = 2500;

/** Once the start screen can be used, fetch what comes behind it and send what earlier walks left. */
function usePreparation(summary: DatasetSummary | undefined): void {
  const ready = summary !== undefined;
  useEffect(() => {
    if (!ready) return;
    performance.mark('start-usable');
    const timer = setTimeout(() => {
      // A map that could not be fetched early is fetched when it is needed.
      import('../map/create-map.ts').catch(() => undefined);
    }, 200);
    const later = setTimeout(() => {
      import('../net/left-sessions.ts')
        .then(({ sendLeftSessions }) => sendLeftSessions())
        .catch((error: unknown) =>
          console.info('What earlier walks left could not be sent yet.', error),
        );
    }, LEFT_SESSIONS_MS);
    return () => {
      clearTimeout(timer);
      clearTimeout(later);
    };
  }, [ready]);
}

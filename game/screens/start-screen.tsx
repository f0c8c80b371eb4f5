import { useState } from 'preact/hooks';
import type { DatasetSummary } from '#data/bundle/dataset-summary';
import type { StudyDoor } from '#study/protocol/study-door';
import type { LoadedView } from '../dataset/load-view.ts';
import { Keys, WALKING } from '../panel/keys.tsx';
import { Wordmark } from '../panel/wordmark.tsx';
import { startWords } from '../words/start-words.ts';
import { ConsentChoice } from './consent-choice.tsx';
import { DatasetChoice } from './dataset-choice.tsx';
import { FailureCard } from './failure-card.tsx';
import { StartBackdrop } from './start-backdrop.tsx';
import type { Loaded } from './use-loaded.ts';

interface StartProps {
  readonly datasets: Loaded<readonly DatasetSummary[]>;
  readonly retryDatasets: () => void;
  readonly summary: DatasetSummary | undefined;
  readonly select: (id: string) => void;
  readonly study: Loaded<StudyDoor>;
  readonly retryStudy: () => void;
  readonly shown: LoadedView | null;
  /** Within the click, so that sound may begin. */
  readonly begin: (keep: boolean) => void;
}

/** The first thing a visitor sees: what this is, how to walk, what is kept, and one button. */
export function StartScreen(props: StartProps) {
  const { datasets, summary, study, shown, begin } = props;
  const [keep, setKeep] = useState(false);
  return (
    <main class="start">
      {shown && <StartBackdrop shown={shown} />}
      <div class="start__column">
        <p class="wordmark">
          <Wordmark />
        </p>
        <h1>{startWords('title')}</h1>
        <p class="start__about">{startWords('about')}</p>
        {datasets.state === 'loading' && <p class="start__quiet">{startWords('looking')}</p>}
        {datasets.state === 'failed' && (
          <FailureCard reason={datasets.reason} retry={props.retryDatasets} />
        )}
        {datasets.state === 'ready' && !summary && (
          <p class="start__quiet">
            {startWords.pieces('empty', { command: <code>earshot ingest</code> })}
          </p>
        )}
        {datasets.state === 'ready' && summary && (
          <>
            <DatasetChoice datasets={datasets.value} selected={summary} select={props.select} />
            <HowToWalk />
            <button
              type="button"
              class="button button--sun button--large"
              onClick={() => begin(keep)}
            >
              {startWords('begin')}
            </button>
            <ConsentChoice study={study} retry={props.retryStudy} keep={keep} setKeep={setKeep} />
          </>
        )}
      </div>
    </main>
  );
}

function HowToWalk() {
  return (
    <p class="start__how">
      <span class="with-keys">
        {startWords.pieces('withKeys', { keys: <Keys actions={WALKING} /> })}
      </span>
      <span class="with-touch">{startWords('withTouch')}</span> {startWords('headphones')}
    </p>
  );
}

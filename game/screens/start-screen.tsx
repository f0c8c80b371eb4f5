import { useState } from 'preact/hooks';
import type { DatasetSummary } from '#data/bundle/dataset-summary';
import type { StudyDoor } from '#study/protocol/study-door';
import type { LoadedView } from '../dataset/load-view.ts';
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
      {shown && <StartBackdrop view={shown.view} />}
      <div class="start__column">
        <p class="wordmark">
          ear<span>shot</span>
        </p>
        <h1>Walk through what a music model hears</h1>
        <p class="start__about">
          Every point is three seconds of music. What sounds alike to the model lies close together;
          you hear what you walk past.
        </p>
        {datasets.state === 'loading' && <p class="start__quiet">Looking for music ...</p>}
        {datasets.state === 'failed' && (
          <FailureCard reason={datasets.reason} retry={props.retryDatasets} />
        )}
        {datasets.state === 'ready' && !summary && (
          <p class="start__quiet">
            This server has no music yet. Add a folder of yours with <code>earshot ingest</code>.
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
              Start listening
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
        <kbd>W</kbd> <kbd>A</kbd> <kbd>S</kbd> <kbd>D</kbd> or the arrow keys walk; a click walks
        there.
      </span>
      <span class="with-touch">Tap where you want to walk.</span> Headphones make it better.
    </p>
  );
}

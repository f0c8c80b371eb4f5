import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DatasetSummary } from '#data/bundle/dataset-summary';
import { browserStore, rememberChoices } from '../dataset/choice-memory.ts';
import { type LoadedView, loadView } from '../dataset/load-view.ts';
import { type OpenDataset, openDataset } from '../dataset/open-dataset.ts';
import {
  type NamedChoice,
  nameChoice,
  resolveChoice,
  type ViewChoice,
} from '../dataset/view-choice.ts';
import { namesView, readLink, writeLink } from '../dataset/view-link.ts';
import { reasonOf } from './use-loaded.ts';

/** A dataset that is being looked at. */
export interface Exploration {
  readonly dataset: OpenDataset | null;
  /** What the panel says; the map follows once its columns are here. */
  readonly choice: ViewChoice | null;
  /** The map that is shown, also while the next one loads. */
  readonly shown: LoadedView | null;
  /** Why the next map is not here, in one sentence. */
  readonly failure: string | null;
  readonly retry: () => void;
  /** Show another view: by names, whatever is missing comes from memory. */
  readonly wish: (wanted: NamedChoice) => void;
  /** Show exactly this view. */
  readonly choose: (choice: ViewChoice) => void;
}

/** Open a dataset and load the views that are chosen in it. */
export function useExploration(summary: DatasetSummary | undefined): Exploration {
  const [dataset, setDataset] = useState<OpenDataset | null>(null);
  const [choice, setChoice] = useState<ViewChoice | null>(null);
  const [shown, setShown] = useState<LoadedView | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const shownNow = useRef(shown);
  shownNow.current = shown;
  const memory = useMemo(() => rememberChoices(browserStore(), summary?.id ?? ''), [summary?.id]);

  const wishIn = useCallback(
    (opened: OpenDataset, wanted: NamedChoice) => {
      const space = wanted.space ?? memory.space() ?? undefined;
      setChoice(resolveChoice(opened.manifest, { ...wanted, space }, memory));
    },
    [memory],
  );

  // `attempt` makes it happen once more.
  useEffect(() => {
    if (!summary || dataset?.hash === summary.hash) return;
    setDataset(null);
    setChoice(null);
    setShown(null);
    return whenHere(openDataset(summary), setFailure, (opened) => {
      setDataset(opened);
      wishIn(opened, linkedView(summary.id));
    });
  }, [summary, attempt]);

  // `attempt` makes it happen once more.
  useEffect(() => {
    if (!dataset || !choice) return;
    return whenHere(loadView(dataset, choice, shownNow.current), setFailure, setShown);
  }, [dataset, choice, attempt]);

  useEffect(() => {
    if (!summary || !dataset) return;
    const follow = () => {
      if (namesView(location.hash)) wishIn(dataset, linkedView(summary.id));
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [summary, dataset, wishIn]);

  const choose = (next: ViewChoice) => {
    setChoice(next);
    memory.remember(next);
    const link = writeLink({ dataset: summary?.id, ...nameChoice(next) });
    history.replaceState(null, '', link);
  };
  return {
    dataset,
    choice,
    shown,
    failure,
    retry: () => setAttempt((count) => count + 1),
    wish: (wanted) => {
      const next = dataset && resolveChoice(dataset.manifest, wanted, memory, choice?.look);
      if (next) choose(next);
    },
    choose,
  };
}

/** What the address names of this dataset. */
function linkedView(dataset: string): NamedChoice {
  const link = readLink(location.hash);
  return link.dataset === undefined || link.dataset === dataset ? link : {};
}

function whenHere<T>(
  coming: Promise<T>,
  setFailure: (reason: string | null) => void,
  use: (value: T) => void,
): () => void {
  let wanted = true;
  setFailure(null);
  coming.then(
    (value) => wanted && use(value),
    (error: unknown) => wanted && setFailure(reasonOf(error)),
  );
  return () => {
    wanted = false;
  };
}

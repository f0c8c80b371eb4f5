import { useEffect, useMemo, useState } from 'preact/hooks';
import { browserStore, rememberChoices } from '../dataset/choice-memory.ts';
import { type LoadedView, loadView } from '../dataset/load-view.ts';
import type { OpenDataset } from '../dataset/open-dataset.ts';
import { type NamedChoice, resolveChoice, type ViewChoice } from '../dataset/view-choice.ts';
import { reasonOf } from '../screens/use-loaded.ts';

/** The map beside the walked one. */
export interface SecondView {
  readonly choice: ViewChoice | null;
  readonly shown: LoadedView | null;
  readonly failure: string | null;
  readonly wish: (wanted: NamedChoice) => void;
  readonly choose: (choice: ViewChoice) => void;
}

/** Choose and load a second map of a dataset, remembered apart from the first; at first it differs. */
export function useSecondView(dataset: OpenDataset, first: ViewChoice): SecondView {
  const memory = useMemo(
    () => rememberChoices(browserStore(), `${dataset.manifest.id} beside`),
    [dataset.manifest.id],
  );
  const [choice, setChoice] = useState(() =>
    resolveChoice(
      dataset.manifest,
      { space: memory.space() ?? otherSpace(dataset, first) },
      memory,
      first.look,
    ),
  );
  const [shown, setShown] = useState<LoadedView | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const { look } = first;
  useEffect(() => {
    if (!choice) return;
    let wanted = true;
    // What is filtered and highlighted is alike in both maps.
    const alike = { ...choice, look: { ...look, log: choice.look.log } };
    loadView(dataset, alike, shown).then(
      (view) => {
        if (!wanted) return;
        setShown(view);
        setFailure(null);
      },
      (error: unknown) => wanted && setFailure(reasonOf(error)),
    );
    return () => {
      wanted = false;
    };
  }, [dataset, choice, look]);
  const choose = (next: ViewChoice) => {
    setChoice(next);
    memory.remember(next);
  };
  return {
    choice,
    shown,
    failure,
    choose,
    wish: (wanted) => {
      const next = resolveChoice(dataset.manifest, wanted, memory, look);
      if (next) choose(next);
    },
  };
}

function otherSpace({ manifest }: OpenDataset, { space }: ViewChoice): string {
  const other = manifest.spaces.find(({ id, layer }) => id !== space.id && layer === space.layer);
  return (other ?? space).id;
}

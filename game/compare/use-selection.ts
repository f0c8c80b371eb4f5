import { useMemo, useState } from 'preact/hooks';
import type { LoadedView } from '../dataset/load-view.ts';
import { selectionIn } from './counterparts.ts';

/** What the lasso holds. */
export interface Selection {
  /** Segments of the shown map in rising order; null: nothing is selected. */
  readonly segments: readonly number[] | null;
  readonly select: (segments: readonly number[] | null) => void;
}

/** A selection that stays with its music when the map changes, by time where the segments are others. */
export function useSelection(shown: LoadedView): Selection {
  const [held, hold] = useState<{
    readonly segments: readonly number[];
    readonly of: LoadedView;
  } | null>(null);
  const segments = useMemo(
    () => held && selectionIn(held.segments, held.of, shown),
    [held, shown.table],
  );
  return {
    segments,
    select: (chosen) => hold(chosen && { segments: chosen, of: shown }),
  };
}

import type { LoadedView } from '../dataset/load-view.ts';
import type { MapHandle } from '../map/map-handle.ts';
import { commonWords } from '../words/common-words.ts';
import { compareWords } from '../words/compare-words.ts';

interface SelectionProps {
  readonly map: MapHandle;
  readonly shown: LoadedView;
  readonly selected: readonly number[];
  /** Make a playlist of it. */
  readonly list: () => void;
  readonly clear: () => void;
}

/** What the lasso holds, and what can be done with it. */
export function SelectionCard({ map, shown, selected, list, clear }: SelectionProps) {
  const tracks = new Set(selected.map((segment) => shown.view.tracks[segment])).size;
  const play = () =>
    void map.play(selected.map((segment) => ({ segment, at: 0 }))).catch(() => undefined);
  return (
    <section class="selection" aria-label={compareWords('selection')}>
      <p role="status">
        {compareWords('selected', {
          count: selected.length,
          tracks: commonWords('tracks', { count: tracks }),
        })}
      </p>
      {selected.length > 0 && (
        <>
          <button type="button" class="chip selection__act" onClick={play}>
            {compareWords('play')}
          </button>
          <button type="button" class="chip selection__act" onClick={list}>
            {compareWords('list')}
          </button>
        </>
      )}
      <button type="button" class="chip selection__act" onClick={clear}>
        {compareWords('deselect')}
      </button>
    </section>
  );
}

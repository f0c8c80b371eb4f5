import { useEffect, useState } from 'preact/hooks';
import { captionOf } from '../dataset/caption.ts';
import type { LoadedView } from '../dataset/load-view.ts';
import type { OpenDataset } from '../dataset/open-dataset.ts';
import { paintBrush } from '../map/lasso.ts';
import type { MapHandle, Pointed } from '../map/map-handle.ts';
import { IconTool } from '../panel/icon-tool.tsx';
import { CompareIcon, LassoIcon } from '../panel/tool-icons.tsx';
import { useLazy } from '../screens/use-lazy.ts';
import { useShortcuts } from '../screens/use-shortcuts.ts';
import { compareWords } from '../words/compare-words.ts';
import type { Selection } from './use-selection.ts';

interface CompareProps {
  readonly map: MapHandle;
  readonly dataset: OpenDataset;
  readonly shown: LoadedView;
  readonly heard: readonly number[];
  readonly busy: boolean;
  readonly closePanel: () => void;
  readonly selection: Selection;
  /** Make a playlist of the selection. */
  readonly listSelection: () => void;
}

const NONE: readonly number[] = [];
const loadParts = async () => {
  const [{ ComparePane }, { LassoField }, { SelectionCard }] = await Promise.all([
    import('./compare-pane.tsx'),
    import('./lasso-field.tsx'),
    import('./selection-card.tsx'),
  ]);
  return { ComparePane, LassoField, SelectionCard };
};

/** Hover text, lasso, and a second map beside the first. */
export function CompareTools(props: CompareProps) {
  const { map, dataset, shown, heard, busy, closePanel, selection, listSelection } = props;
  const { segments: selected, select } = selection;
  const [comparing, setComparing] = useState(false);
  const [lasso, setLasso] = useState(false);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const [elsewhere, setElsewhere] = useState(NONE);
  const parts = useLazy(comparing || lasso || selected !== null, loadParts);
  const compare = (on: boolean) => {
    setComparing(on);
    if (on) closePanel();
  };
  useShortcuts(busy, {
    compare: () => compare(!comparing),
    lasso: () => setLasso((was) => !was),
  });
  useEffect(() => {
    map.watch(setPointed);
    return () => map.watch(null);
  }, [map]);
  useEscape(lasso, () => setLasso(false));
  useBrush(map, shown, selected ?? NONE, elsewhere);
  const choose = (segments: readonly number[]) => {
    select(segments);
    setLasso(false);
  };
  return (
    <>
      <IconTool
        name={compareWords('compare')}
        action="compare"
        pressed={comparing}
        act={() => compare(!comparing)}
      >
        <CompareIcon />
      </IconTool>
      <IconTool
        name={compareWords('lasso')}
        action="lasso"
        pressed={lasso}
        act={() => setLasso(!lasso)}
      >
        <LassoIcon />
      </IconTool>
      {pointed && <HoverText pointed={pointed} dataset={dataset} shown={shown} />}
      {parts && lasso && (
        <div class="lasso__first">
          <parts.LassoField done={(line) => choose(map.within(line))} />
          <p class="lasso__hint" role="status">
            {compareWords('lassoHint')}
          </p>
        </div>
      )}
      {parts && selected && (
        <parts.SelectionCard
          map={map}
          shown={shown}
          selected={selected}
          list={listSelection}
          clear={() => select(null)}
        />
      )}
      {parts && comparing && (
        <parts.ComparePane
          map={map}
          dataset={dataset}
          first={shown}
          selected={selected ?? NONE}
          pointed={pointed?.segment ?? null}
          heard={heard[0]}
          point={setElsewhere}
          lasso={lasso}
          select={choose}
          close={() => setComparing(false)}
        />
      )}
    </>
  );
}

type HoverProps = Pick<CompareProps, 'dataset' | 'shown'> & { readonly pointed: Pointed };

/** `artist - title (m:ss-m:ss)` beside the mouse (F14). */
function HoverText({ pointed: { segment, x, y }, dataset, shown }: HoverProps) {
  const caption = captionOf({ tracks: dataset.tracks, ...shown }, [segment]);
  if (!caption) return null;
  const { title, artist, time } = caption;
  return (
    <div
      class="hover"
      aria-hidden="true"
      style={{ transform: `translate(${x + 14}px, ${y + 14}px)` }}
    >
      {artist === null
        ? compareWords('hoverUntitled', { title, time })
        : compareWords('hover', { artist, title, time })}
    </div>
  );
}

function useBrush(
  map: MapHandle,
  shown: LoadedView,
  selected: readonly number[],
  pointed: readonly number[],
): void {
  useEffect(() => {
    if (selected.length === 0 && pointed.length === 0) return;
    const { positions } = shown.view;
    const { hues } = shown.dress;
    map.paint('brush', (ink, frame) =>
      paintBrush(ink, { positions, hues, selected, pointed }, frame),
    );
    return () => map.paint('brush', null);
  }, [map, shown, selected, pointed]);
}

function useEscape(active: boolean, leave: () => void): void {
  useEffect(() => {
    if (!active) return;
    const press = ({ key }: KeyboardEvent) => key === 'Escape' && leave();
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [active]);
}

import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { CompareTools } from '../compare/compare-tools.tsx';
import type { Selection } from '../compare/use-selection.ts';
import type { LoadedView } from '../dataset/load-view.ts';
import type { Look } from '../dataset/look.ts';
import type { OpenDataset } from '../dataset/open-dataset.ts';
import type { ViewChoice } from '../dataset/view-choice.ts';
import { type Findable, findIndex } from '../find/find-index.ts';
import type { MapHandle } from '../map/map-handle.ts';
import { IconTool } from '../panel/icon-tool.tsx';
import { SearchBox } from '../panel/search-box.tsx';
import { FilterIcon, PictureIcon, WhyIcon } from '../panel/tool-icons.tsx';
import { findWords } from '../words/find-words.ts';
import { lookWords } from '../words/look-words.ts';
import { whyWords } from '../words/why-words.ts';
import { savePicture } from './save-picture.ts';
import { useLazy } from './use-lazy.ts';
import { useNames } from './use-names.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** What one looks at the map with works on this. */
export interface LookToolsProps {
  readonly map: MapHandle;
  readonly dataset: OpenDataset;
  readonly shown: LoadedView;
  /** What is chosen; the map follows. */
  readonly choice: ViewChoice;
  readonly choose: (choice: ViewChoice) => void;
  /** Segments that are heard, nearest first. */
  readonly heard: readonly number[];
  /** A dialog is open: keys belong to it. */
  readonly busy: boolean;
  readonly closePanel: () => void;
  /** A sheet lies where cards lie: one of them at a time. */
  readonly sheetOpen: boolean;
  readonly closeSheet: () => void;
  readonly selection: Selection;
  /** Make a playlist of the selection. */
  readonly listSelection: () => void;
}

/** The card that is open beside the tools. */
export type LookCard = 'filter' | 'near' | { readonly found: Findable };

/** Search, filter, highlights, neighbours and the picture. */
export function LookTools(props: LookToolsProps) {
  const { map, dataset, shown, choice, choose, busy, sheetOpen, closeSheet } = props;
  const [card, setCard] = useState<LookCard | null>(null);
  useEffect(() => {
    if (sheetOpen) setCard(null);
  }, [sheetOpen]);
  const open = (one: LookCard | null) => {
    setCard(one);
    if (one !== null) closeSheet();
  };
  const focus = useRef<() => void>(() => undefined);
  const focusBy = useCallback((by: () => void) => {
    focus.current = by;
  }, []);
  const { names } = shown.kinds;
  const index = useMemo(() => findIndex(dataset.tracks, names), [dataset.tracks, names]);
  const change = (part: Partial<Look>) => choose({ ...choice, look: { ...choice.look, ...part } });
  const toggle = (one: 'filter' | 'near') => open(card === one ? null : one);
  useShortcuts(busy, {
    search: (event) => {
      event.preventDefault();
      focus.current();
    },
    filter: () => toggle('filter'),
    why: () => toggle('near'),
  });
  useNames(map, shown);
  const cards = useLazy(card !== null, loadCards);
  return (
    <>
      <div class="look">
        <SearchBox index={index} pick={(found) => open({ found })} focusBy={focusBy} />
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need a visible legend. */}
        <div class="look__tools" role="group" aria-label={lookWords('tools')}>
          <IconTool
            name={findWords('filter')}
            action="filter"
            pressed={card === 'filter'}
            act={() => toggle('filter')}
          >
            <FilterIcon />
          </IconTool>
          <IconTool
            name={whyWords('open')}
            action="why"
            pressed={card === 'near'}
            act={() => toggle('near')}
          >
            <WhyIcon />
          </IconTool>
          <IconTool
            name={lookWords('picture')}
            act={() => void savePicture(map, dataset.manifest.title, shown.view)}
          >
            <PictureIcon />
          </IconTool>
          <CompareTools {...props} />
        </div>
      </div>
      {cards && card !== null && (
        <cards.LookCards
          {...props}
          card={card}
          index={index}
          change={change}
          close={() => setCard(null)}
        />
      )}
    </>
  );
}

const loadCards = async () => await import('./look-cards.tsx');

import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { LoadedView } from '../dataset/load-view.ts';
import type { OpenDataset } from '../dataset/open-dataset.ts';
import type { MapView } from '../map/map-view.ts';
import { troubleWords } from '../words/trouble-words.ts';
import { type OpenedWalk, openWalk, tendWalk, type WalkStart } from './open-walk.ts';
import { exposeProbe } from './probe.ts';
import { reasonOf } from './use-loaded.ts';

/** A walk on the page. */
export interface Walk {
  /** null until the map is here. */
  readonly opened: OpenedWalk | null;
  /** Segments that are heard, nearest first. */
  readonly heard: readonly number[];
  /** Why there is no map, in one sentence. */
  readonly failure: string | null;
  readonly retry: () => void;
}

/** Begin the walk once its first view is here, and let the map follow the chosen views. */
export function useWalk(
  parent: RefObject<HTMLElement | null>,
  start: WalkStart,
  dataset: OpenDataset | null,
  shown: LoadedView | null,
): Walk {
  const [opened, setOpened] = useState<OpenedWalk | null>(null);
  const [heard, setHeard] = useState<readonly number[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const onMap = useRef<MapView | null>(null);

  // `attempt` makes it happen once more.
  useEffect(() => {
    if (!parent.current || !dataset || !shown || onMap.current) return;
    onMap.current = shown.view;
    setFailure(null);
    openWalk(parent.current, start, dataset, shown, setHeard).then(setOpened, (error: unknown) => {
      onMap.current = null;
      console.error('The map could not begin.', error);
      setFailure(mapFailure(error));
    });
  }, [dataset, shown, attempt]);

  useEffect(() => {
    if (!opened || !shown) return;
    exposeProbe(opened, shown);
    if (shown.view === onMap.current) return opened.map.dress(shown.dress);
    onMap.current = shown.view;
    opened.map.show(shown.view, shown.dress);
  }, [opened, shown]);

  useEffect(() => (opened ? tendWalk(opened) : undefined), [opened]);

  return { opened, heard, failure, retry: () => setAttempt((count) => count + 1) };
}

/** Browsers report code that did not come as a TypeError with words of their own. */
function mapFailure(error: unknown): string {
  return error instanceof TypeError ? troubleWords('noMap') : reasonOf(error);
}

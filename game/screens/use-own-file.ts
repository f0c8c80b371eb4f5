import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { LoadedView } from '../dataset/load-view.ts';
import type { OpenDataset } from '../dataset/open-dataset.ts';
import type { MapHandle } from '../map/map-handle.ts';
import { type Offer, offerOf } from '../own-file/offer.ts';
import { ownClip } from '../own-file/own-clip.ts';
import { type HeardFile, OwnFile, type OwnFileState } from '../own-file/own-file.ts';
import { placeRows } from '../own-file/place-rows.ts';
import { listServedModels } from '../own-file/served-models.ts';
import { exposeOwnFile } from './own-file-probe.ts';
import { reasonOf, useLoaded } from './use-loaded.ts';

/** The visitor's own file on the page. */
export interface OwnFileOnPage {
  readonly state: OwnFileState;
  /** Whether a file can be placed on the map that is shown; null while that is not known. */
  readonly offer: Offer | null;
  /** The segment of it that is heard; null if none. */
  readonly sounding: number | null;
  /** Why it is not on the map though it was heard, in one sentence; null where nothing failed. */
  readonly failure: string | null;
  /** Ask again for what the server gives; null where that did not fail. */
  readonly retry: (() => void) | null;
  /** Read and hear a file; nothing happens where none is offered. */
  readonly open: (file: File) => void;
  /** Hear the file with the model of the map that is shown. */
  readonly hearHere: () => void;
  readonly walkThere: () => void;
  readonly remove: () => void;
}

/** Hear a visitor's file in this browser and put it on the map. */
export function useOwnFile(
  map: MapHandle,
  dataset: OpenDataset | null,
  shown: LoadedView | null,
): OwnFileOnPage {
  const [state, setState] = useState<OwnFileState>({ kind: 'none' });
  const desk = useMemo(() => new OwnFile(() => performance.now(), setState), []);
  const [offer, retry] = useOffer(shown);
  const { positions, failure } = usePlaces(dataset, shown, state);
  const sounding = useOnMap(map, dataset, shown, state, positions);
  useEffect(() => () => desk.remove(), [desk]);
  useEffect(() => exposeOwnFile(state, positions), [state, positions]);
  const model = offer && 'model' in offer ? offer.model : null;
  return {
    state,
    offer,
    sounding,
    failure,
    retry,
    open: (file) => model && void desk.open(file, model),
    hearHere: () => model && void desk.hearWith(model),
    walkThere: () => positions && walkToStart(map, positions),
    remove: () => desk.remove(),
  };
}

/** The file, once some of it was heard by the model of the map that is shown. */
export function heardHere(state: OwnFileState, shown: LoadedView | null): HeardFile | null {
  if (state.kind !== 'hearing' && state.kind !== 'here') return null;
  const rows = state.rows?.taggrams.rows ?? 0;
  return rows > 0 && state.rows?.model === shown?.choice.space.model ? state : null;
}

function useOffer(shown: LoadedView | null): readonly [Offer | null, (() => void) | null] {
  const [models, retry] = useLoaded(listServedModels);
  if (!shown || models.state === 'loading') return [null, null];
  if (models.state === 'failed') return [{ reason: models.reason }, retry];
  return [offerOf(shown.choice, shown.rule, models.value), null];
}

/** Where a file lies, or why that is not known. */
interface Places {
  readonly positions: Float32Array | null;
  readonly failure: string | null;
}

const NOWHERE: Places = { positions: null, failure: null };

/** Where the segments heard so far lie on the map that is shown. */
function usePlaces(
  dataset: OpenDataset | null,
  shown: LoadedView | null,
  state: OwnFileState,
): Places {
  const [places, setPlaces] = useState(NOWHERE);
  const rows = heardHere(state, shown)?.rows ?? null;
  useEffect(() => {
    if (!dataset || !shown || !rows) return setPlaces(NOWHERE);
    let wanted = true;
    const settle = (next: Places) => wanted && setPlaces(next);
    placeRows(dataset, shown, rows).then(
      (positions) => settle({ positions, failure: null }),
      (error: unknown) => settle({ positions: null, failure: reasonOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [dataset, shown, rows]);
  return places;
}

/** Show the file on the map and walk to its first segment; answers which segment is heard. */
function useOnMap(
  map: MapHandle,
  dataset: OpenDataset | null,
  shown: LoadedView | null,
  state: OwnFileState,
  positions: Float32Array | null,
): number | null {
  const [sounding, setSounding] = useState<number | null>(null);
  const visited = useRef<number | null>(null);
  const heard = heardHere(state, shown);
  const timing = dataset?.manifest.clips ?? null;
  const clip = useCallback(
    (segment: number) => {
      if (!heard || !shown || !timing) throw new RangeError('No file is shown.');
      return ownClip(heard.sound, shown.rule, segment, timing);
    },
    [heard, shown, timing],
  );
  useEffect(() => {
    if (!heard || !positions) return map.showOwn(null);
    map.showOwn({ file: heard.file, positions, clip, heard: setSounding });
    if (visited.current === heard.file) return;
    visited.current = heard.file;
    walkToStart(map, positions);
  }, [map, positions]);
  return heard ? sounding : null;
}

function walkToStart(map: MapHandle, [x = 0.5, y = 0.5]: Float32Array): void {
  map.walkTo({ x, y });
}

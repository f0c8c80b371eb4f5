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
import { useLoaded } from './use-loaded.ts';

/** The visitor's own file on the page. */
export interface OwnFileOnPage {
  readonly state: OwnFileState;
  /** Whether a file can be placed on the map that is shown; null while that is not known. */
  readonly offer: Offer | null;
  /** The segment of it that is heard; null if none. */
  readonly sounding: number | null;
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
  const offer = useOffer(shown);
  const positions = usePositions(dataset, shown, state);
  const sounding = useOnMap(map, dataset, shown, state, positions);
  useEffect(() => () => desk.remove(), [desk]);
  useEffect(() => exposeOwnFile(state, positions), [state, positions]);
  const model = offer && 'model' in offer ? offer.model : null;
  return {
    state,
    offer,
    sounding,
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

function useOffer(shown: LoadedView | null): Offer | null {
  const [models] = useLoaded(listServedModels);
  if (!shown || models.state === 'loading') return null;
  if (models.state === 'failed') return { reason: models.reason };
  return offerOf(shown.choice, shown.rule, models.value);
}

/** Where the segments heard so far lie on the map that is shown; null where they don't. */
function usePositions(
  dataset: OpenDataset | null,
  shown: LoadedView | null,
  state: OwnFileState,
): Float32Array | null {
  const [positions, setPositions] = useState<Float32Array | null>(null);
  const rows = heardHere(state, shown)?.rows ?? null;
  useEffect(() => {
    if (!dataset || !shown || !rows) return setPositions(null);
    let wanted = true;
    const place = (placed: Float32Array | null) => wanted && setPositions(placed);
    placeRows(dataset, shown, rows).then(place, () => place(null));
    return () => {
      wanted = false;
    };
  }, [dataset, shown, rows]);
  return positions;
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

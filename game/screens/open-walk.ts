import type { StudyDoor } from '#study/protocol/study-door';
import { clipSource } from '../dataset/clip-source.ts';
import type { LoadedView } from '../dataset/load-view.ts';
import type { OpenDataset } from '../dataset/open-dataset.ts';
import { placeIn } from '../keepsakes/place-link.ts';
import type { MapHandle, MapHooks } from '../map/map-handle.ts';
import { onForgotten } from '../net/forgotten.ts';
import type { WalkRecorder } from '../net/walk-recorder.ts';
import { keptWords } from '../words/kept-words.ts';

/** What the start button decided. */
export interface WalkStart {
  /** Unlocked in the click. */
  readonly sound: AudioContext;
  /** What was agreed to; null when the walk is not to be kept. */
  readonly terms: StudyDoor | null;
  readonly seed: number;
  /** Whether it was pressed by a key: then the map takes the focus, and shows that it has it. */
  readonly byKey: boolean;
}

/** A walk that has begun. */
export interface OpenedWalk {
  readonly map: MapHandle;
  /** null when the walk is not kept. */
  readonly recorder: WalkRecorder | null;
}

/** Load the map's code, begin the record that was agreed to, then the walk. */
export async function openWalk(
  parent: HTMLElement,
  start: WalkStart,
  dataset: OpenDataset,
  { view, dress }: LoadedView,
  heard: (segments: readonly number[]) => void,
): Promise<OpenedWalk> {
  const { createMap } = await import('../map/create-map.ts');
  const told = heardOrBeside(heard);
  const recorder = await recorderOf(start, dataset);
  try {
    const map = createMap({
      parent,
      view,
      dress,
      seed: start.seed,
      at: placeIn(location.hash),
      timing: dataset.manifest.clips,
      hooks: {
        clip: clipSource(dataset),
        record: (entry) => recorder?.record(entry),
        ...told,
      },
    });
    await map.unlock(start.sound);
    return { map, recorder };
  } catch (error) {
    // whoever tries again begins another record
    recorder?.stop(keptWords('noMap'));
    throw error;
  }
}

/** End a walk with its page and keep what it recorded safe until then. Answers how to stop. */
export function tendWalk({ map, recorder }: OpenedWalk): () => void {
  const watching = new AbortController();
  const { signal } = watching;
  const leave = () => {
    map.end();
    void recorder?.leave();
  };
  const hide = () => document.hidden && void recorder?.flush();
  const comeBack = ({ persisted }: PageTransitionEvent) => persisted && location.reload();
  addEventListener('pagehide', leave, { signal });
  addEventListener('pageshow', comeBack, { signal });
  document.addEventListener('visibilitychange', hide, { signal });
  const stopListening = onForgotten((session) => {
    if (session === recorder?.key.session) recorder.stop(keptWords('wasDeleted'));
  });
  return () => {
    watching.abort();
    stopListening();
  };
}

/** What sounds beside the walk stands for what is heard, as long as it does. */
function heardOrBeside(
  heard: (segments: readonly number[]) => void,
): Pick<MapHooks, 'heard'> & Required<Pick<MapHooks, 'beside'>> {
  let walked: readonly number[] = [];
  let beside: number | null = null;
  const tell = () => heard(beside === null ? walked : [beside]);
  return {
    heard: (voices) => {
      walked = voices.map(({ segment }) => segment);
      tell();
    },
    beside: (segment) => {
      beside = segment;
      tell();
    },
  };
}

async function recorderOf(
  { terms, seed }: WalkStart,
  { manifest, hash }: OpenDataset,
): Promise<WalkRecorder | null> {
  if (!terms?.consent) return null;
  const { beginRecording } = await import('../net/walk-recorder.ts');
  return await beginRecording({
    consent: terms.consent.hash,
    protocol: terms.hash,
    seed,
    dataset: { id: manifest.id, hash },
    build: __EARSHOT_BUILD__,
  });
}

import * as z from 'zod/mini';
import type { KeyedText } from '../dataset/choice-memory.ts';
import type { HeardTracks } from '../near/lead.ts';
import { readJson } from './read-json.ts';

/** Which tracks of a dataset were heard, and when last: kept in this browser and nowhere else. */
export interface HeardMemory {
  readonly tracks: HeardTracks;
  /** A track is heard now. */
  readonly note: (track: number, minutes: number) => void;
  /** Write what is new. */
  readonly save: () => void;
  readonly forget: () => void;
}

const Shape = z.record(z.string(), z.number());

/** The memory of a dataset in a store of keyed text. */
export function heardMemory(store: KeyedText, dataset: string): HeardMemory {
  const key = `earshot heard ${dataset}`;
  const stored = Object.entries(readJson(store.getItem(key), Shape) ?? {});
  const tracks = new Map(stored.map(([track, minutes]) => [Number(track), minutes]));
  let unsaved = false;
  return {
    tracks,
    note: (track, minutes) => {
      unsaved ||= tracks.get(track) !== minutes;
      tracks.set(track, minutes);
    },
    save: () => {
      if (unsaved) store.setItem(key, JSON.stringify(Object.fromEntries(tracks)));
      unsaved = false;
    },
    forget: () => {
      tracks.clear();
      unsaved = false;
      store.setItem(key, '{}');
    },
  };
}

import type { Entry } from '#study/wire/entry';
import type { MapView } from './map-view.ts';

/** One segment that sounds: nearest first in lists. */
export interface Voice {
  readonly segment: number;
  /** 0 ... 1. */
  readonly gain: number;
  /** -1 left ... 1 right. */
  readonly pan: number;
}

/** What the map tells the page around it. */
export interface MapHooks {
  /** One line of the walk's record, in order of ticks: sample batches and events. */
  readonly record: (entry: Entry) => void;
  /** Other voices sound than before. */
  readonly heard: (voices: readonly Voice[]) => void;
  /** Fetch and decode a segment's clip; the mixer caches and limits. */
  readonly clip: (segment: number, context: BaseAudioContext) => Promise<AudioBuffer>;
}

/** How the decoded clip of a segment lies in its buffer. */
export interface ClipTiming {
  /** Seconds before the segment's first sample. */
  readonly lead: number;
  /** Seconds of the segment. */
  readonly seconds: number;
}

/** The map as the page uses it. */
export interface MapHandle {
  /** Show another map; the avatar stays with the segment that was nearest to it. */
  readonly show: (view: MapView) => void;
  /** Unlock sound; call within a user's gesture. */
  readonly unlock: (context: AudioContext) => Promise<void>;
  /** While a form has the keyboard, keys don't walk. */
  readonly typing: (active: boolean) => void;
  /** End the walk: closes the open batch and records `ended`. */
  readonly end: () => void;
  readonly destroy: () => void;
}

import type { Voice } from '#study/walk/voice';
import type { Walk } from '#study/walk/walk';
import type { Entry } from '#study/wire/entry';
import type { Tuning } from '../sound/map-sound.ts';
import type { OtherSource } from '../sound/other-sound.ts';
import type { PlayedSegment } from '../sound/segment-player.ts';
import type { Camera } from './camera.ts';
import type { Dress } from './dress.ts';
import type { MapView } from './map-view.ts';
import type { Painter } from './overlay.ts';
import type { OwnPath } from './own-points.ts';

/** What the map tells the page around it. */
export interface MapHooks {
  /**
   * The walk's record in the order it is to be kept: sample batches and the events `viewed` (the first
   * one while the map is created), `intended`, `sounded`, `ceased`, `paused`, `ended`. The page records
   * `consented` and `began` before it creates the map.
   */
  readonly record: (entry: Entry) => void;
  /** Other segments are heard than before; nearest first, at most 4. */
  readonly heard: (voices: readonly Voice[]) => void;
  /** The walk begins; answers what is to be called after every tick of it. */
  readonly begun?: (walk: Walk) => () => void;
  /** Something sounds in place of the walk's voices; null: no longer. */
  readonly beside?: (segment: number | null) => void;
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

/** What a map is made of. */
export interface MapOptions {
  /** The map fills this element and follows its size; it must have one. */
  readonly parent: HTMLElement;
  readonly view: MapView;
  readonly dress: Dress;
  /** Where the walk begins; null: at a segment that the seed chooses. */
  readonly at?: { readonly x: number; readonly y: number } | null;
  /** Chooses the segment where the walk begins. */
  readonly seed: number;
  /** Tick at which the walk begins; 0 unless it is part of a longer session. */
  readonly tick?: number;
  readonly hooks: MapHooks;
  /** null: the dataset has no clips, the map is silent. */
  readonly timing: ClipTiming | null;
}

/** State of the simulation for tests and for a page that shows it. */
export interface MapProbe {
  readonly tick: number;
  readonly x: number;
  readonly y: number;
  readonly speed: number;
  readonly radius: number;
  readonly voices: readonly Voice[];
  /** Frames drawn so far, and points drawn in the last one. */
  readonly frames: number;
  readonly drawn: number;
  readonly camera: Camera;
  /** Root mean square of the last 2048 samples that left the mixer; 0 before sound is unlocked. */
  readonly rms: number;
  /** Segments whose voices play now. */
  readonly playing: readonly number[];
  readonly sound: AudioContextState | 'locked';
  /** The segment that sounds beside the walk, why, and which share of it has passed; null if none. */
  readonly playhead: {
    readonly source: OtherSource;
    readonly segment: number;
    readonly share: number;
  } | null;
}

/** A segment under the mouse, and the mouse in CSS pixels from the map's corner. */
export interface Pointed {
  readonly segment: number;
  readonly x: number;
  readonly y: number;
}

/** The map as the page uses it. */
export interface MapHandle {
  /** The element that it fills. */
  readonly parent: HTMLElement;
  /** Whether a plain picture stands in for what WebGL draws. */
  readonly plain: boolean;
  /** Take the trail so far away. */
  readonly clearTrail: () => void;
  /** Show another map of the same dataset; the avatar stays among the segments that it was among. */
  readonly show: (view: MapView, dress: Dress) => void;
  /** Draw the same map in another dress. */
  readonly dress: (dress: Dress) => void;
  /** Be at another place of the map at once. */
  readonly hop: (place: { readonly x: number; readonly y: number }) => void;
  /** Show the visitor's own file on the map; null: none. The record does not hear of it. */
  readonly showOwn: (path: OwnPath | null) => void;
  /** Walk to a place of the world. */
  readonly walkTo: (place: { readonly x: number; readonly y: number }) => void;
  /** Unlock sound; call within a user's gesture. */
  readonly unlock: (context: AudioContext) => Promise<void>;
  /** While a form has the keyboard, keys don't walk. Text fields are ignored without it. */
  readonly typing: (active: boolean) => void;
  /** Loudness from 0 to 1; 0.8 at first. */
  readonly volume: (level: number) => void;
  readonly mute: (muted: boolean) => void;
  /** How the walk is turned into sound from now on. */
  readonly tune: (tuning: Tuning) => void;
  /** Play segments in their order, in place of whatever sounds; the playhead walks along them. */
  readonly play: (segments: readonly PlayedSegment[]) => Promise<void>;
  /** Paint over the map at every frame, in place of what had the name; null: no more. */
  readonly paint: (name: string, painter: Painter | null) => void;
  /** Tell which segment the mouse is over, and where in the window; null: none. */
  readonly watch: (pointed: ((at: Pointed | null) => void) | null) => void;
  /** The segments within a closed line of the window in CSS pixels, in rising order. */
  readonly within: (
    line: readonly { readonly x: number; readonly y: number }[],
  ) => readonly number[];
  /** The map as it is drawn at the next frame, as a PNG. */
  readonly picture: () => Promise<Blob>;
  /** End what sounds beside the walk. */
  readonly still: () => void;
  /** Draw the whole map small into a canvas of the page, sized by CSS; a click on it walks there. null: stop. */
  readonly minimap: (canvas: HTMLCanvasElement | null) => void;
  /** A picture over the world whose opaque parts hide the small map; null: none. */
  readonly veil: (mask: HTMLCanvasElement | null) => void;
  /** Come closer (factor above 1) or step back, around the avatar. */
  readonly zoom: (factor: number) => void;
  /** Show the whole map. */
  readonly fit: () => void;
  readonly probe: () => MapProbe;
  /** Resolves when the first frame was drawn. */
  readonly drawn: Promise<void>;
  /** End the walk: closes the open batch and records `ended`; the map stays, but nothing moves or sounds. */
  readonly end: () => void;
  /** End the walk if it hasn't ended and take the map off the page. */
  readonly destroy: () => void;
}

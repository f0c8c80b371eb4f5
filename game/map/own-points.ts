import { buildGrid, type Grid } from '#models/space/grid';
import { listen, MOST_VOICES } from '#study/walk/hearing';
import type { Voice } from '#study/walk/voice';
import type { Walk } from '#study/walk/walk';
import type { Moment } from '../sound/mixer.ts';

/** The segments of the visitor's own file as a path on the map. */
export interface OwnPath {
  /** Number of the file in this visit: another one has other clips. */
  readonly file: number;
  /** World coordinates in the order of time: x0 y0 x1 y1 ... */
  readonly positions: Float32Array;
  /** A segment's clip, timed as the dataset's clips are. */
  readonly clip: (segment: number) => AudioBuffer;
  /** Another segment of it is heard, or none. */
  readonly heard: (segment: number | null) => void;
}

/** Voices of own files are numbered from here on, so many a file: beyond all segments of a dataset. */
const FIRST = 2 ** 30;
const PER_FILE = 2 ** 10;

/**
 * The visitor's own file on the map: drawn and heard, but no part of the walk, whose record and replay
 * know the dataset's segments only. Its nearest segment sounds; of four other voices the last one yields.
 */
export class OwnPoints {
  #path: OwnPath | null = null;
  #grid: Grid | null = null;
  #voice: Voice | null = null;

  get path(): OwnPath | null {
    return this.#path;
  }

  /** The segment that is heard; null if none. */
  get sounding(): number | null {
    return this.#voice?.segment ?? null;
  }

  /** Show a path in place of the one before; null: none. */
  show(path: OwnPath | null): void {
    if (path?.file !== this.#path?.file) this.#hear(null);
    this.#path = path;
    this.#grid = path && buildGrid(path.positions);
  }

  /** Decide what of it is heard where the walk is now; call it every frame. */
  follow({ state, ground, ended }: Walk): void {
    const grid = ended ? null : this.#grid;
    const before = this.#voice ? [this.#voice] : [];
    const voices = grid ? listen(grid, ground.rules.radius, state, before) : [];
    this.#hear(voices[0] ?? null);
  }

  /** A moment of the walk with the own voice in front. */
  join(moment: Moment): Moment {
    if (!this.#voice) return moment;
    const own = { ...this.#voice, segment: this.#first + this.#voice.segment };
    return { ...moment, voices: [own, ...moment.voices].slice(0, MOST_VOICES) };
  }

  /** Whether a voice of the mixer is one of an own file. */
  owns(voice: number): boolean {
    return voice >= FIRST;
  }

  /** The clip of a voice of the mixer; undefined where it is none of the shown file. */
  clip(voice: number): AudioBuffer | undefined {
    return this.owns(voice) ? this.#path?.clip(voice - this.#first) : undefined;
  }

  get #first(): number {
    return FIRST + PER_FILE * (this.#path?.file ?? 0);
  }

  #hear(voice: Voice | null): void {
    const changed = voice?.segment !== this.#voice?.segment;
    this.#voice = voice;
    if (changed) this.#path?.heard(this.sounding);
  }
}

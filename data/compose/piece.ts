import type { Chance } from './chance.ts';
import type { Section } from './form.ts';
import type { Key } from './scale.ts';

/** A piece before its notes: tempo, key and form. */
export interface Arrangement {
  /** Beats a minute. */
  readonly tempo: number;
  /** Beats a bar. */
  readonly meter: number;
  readonly key: Key;
  readonly sections: readonly Section[];
  /** Where the off-beat eighth falls: 0.5 straight (default), 0.66 swung. */
  readonly swing?: number;
  /** How much the tempo breathes, 0 ... 0.1. */
  readonly rubato?: number;
  /** Beats of slowing down at the end. */
  readonly ritard?: number;
  /** Saturation of the mix, 0 ... 1. */
  readonly drive?: number;
  /** Seconds of release after the last note; 2 by default. */
  readonly tail?: number;
}

/** A style: draws a piece's choices and says how it goes. */
export type Style = (chance: Chance) => Arrangement;

/** A piece of the demo, fully determined by its style and seed. */
export interface Piece {
  readonly title: string;
  readonly artist: string;
  readonly genre: string;
  readonly style: StyleName;
  readonly seed: number;
  /** Other sounds for the style's instruments, by their names: a General MIDI program each. */
  readonly cast?: Readonly<Record<string, number>>;
  /** Times the style's tempo; 1 by default. */
  readonly pace?: number;
}

/** Names of the styles; each has a file in styles/. */
export type StyleName =
  | 'accordion-waltz'
  | 'bossa'
  | 'choir'
  | 'country'
  | 'drone'
  | 'drum-and-bass'
  | 'folk'
  | 'funk'
  | 'harpsichord'
  | 'hip-hop'
  | 'jazz-trio'
  | 'march'
  | 'metal'
  | 'music-box'
  | 'nocturne'
  | 'quartet'
  | 'raga'
  | 'rock'
  | 'synth-pop'
  | 'techno';

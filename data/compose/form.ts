import { type Chord, parseChord } from './chord.ts';
import type { Key, Mode } from './scale.ts';
import type { Player } from './stage.ts';

/** One section of a piece: what is played, over which harmony, how strongly. */
export interface Section {
  readonly name: string;
  /** Chords, one word a bar; `ii7,V7` divides its bar evenly. */
  readonly chords: string;
  /** How strongly it is played: 0 ... 1. */
  readonly energy: number;
  readonly players: readonly Player[];
  /** Semitones that the section lies above the piece's key. */
  readonly shift?: number;
  /** Another mode than the piece's. */
  readonly mode?: Mode;
}

/** A chord with its place in beats from the start of the piece. */
export interface Span {
  readonly start: number;
  readonly beats: number;
  readonly chord: Chord;
  /** The chord that follows; the last one is followed by itself. */
  readonly next: Chord;
}

/** One bar as the players see it. */
export interface Bar {
  /** First beat, counted from the start of the piece. */
  readonly start: number;
  readonly beats: number;
  readonly key: Key;
  readonly spans: readonly Span[];
  readonly section: string;
  /** Which time this section's name comes, from 0. */
  readonly pass: number;
  /** Bar within the section, from 0, and how many it has. */
  readonly place: number;
  readonly of: number;
  readonly energy: number;
}

/** Lay sections out in bars of `meter` beats. */
export function layOut(sections: readonly Section[], meter: number, key: Key): Bar[] {
  const plans = sections.flatMap((section, index) => barsOf(sections, section, index));
  const spans = place(
    plans.map(({ chords }) => chords),
    meter,
  );
  return plans.map(({ section, ...plan }, index) => ({
    ...plan,
    start: index * meter,
    beats: meter,
    key: { tonic: (key.tonic + (section.shift ?? 0)) % 12, mode: section.mode ?? key.mode },
    spans: spans[index] ?? [],
    section: section.name,
    energy: section.energy,
  }));
}

function barsOf(sections: readonly Section[], section: Section, index: number) {
  const words = section.chords.trim().split(/\s+/);
  const pass = sections.slice(0, index).filter(({ name }) => name === section.name).length;
  return words.map((word, at) => ({
    section,
    pass,
    place: at,
    of: words.length,
    chords: word.split(',').map(parseChord),
  }));
}

function place(bars: readonly (readonly Chord[])[], meter: number): Span[][] {
  const all = bars.flat();
  let index = 0;
  return bars.map((chords, bar) =>
    chords.map((chord, i) => {
      const beats = meter / chords.length;
      index++;
      return { start: bar * meter + i * beats, beats, chord, next: all[index] ?? chord };
    }),
  );
}

/** The chord that sounds at a beat of a bar. */
export function spanAt(bar: Bar, beat: number): Span {
  const found = bar.spans.findLast(({ start }) => start <= beat + 1e-6) ?? bar.spans[0];
  if (found) return found;
  throw new RangeError(`The bar at beat ${bar.start} has no chord.`);
}

import { rootClass } from '../chord.ts';
import { spanAt } from '../form.ts';
import { pitchClass } from '../scale.ts';
import type { Instrument } from '../score.ts';
import type { Player } from '../stage.ts';
import { beatsOf, loudness, type Patterns } from './pattern.ts';

/** How a riff is played. */
export interface RiffOptions {
  /** Sound of open strokes. */
  readonly by: Instrument;
  /** Sound of strokes written m; those of `by` if not given. */
  readonly muted?: Instrument;
  /** 0-9, a, b, c are semitones above the chord's root; m is the root muted, x the root open. */
  readonly line: Patterns;
  /** The root lies in the octave from here. */
  readonly low: number;
  readonly velocity: number;
  /** Semitones above each open stroke that sound with it: [7, 12] is a power chord. */
  readonly stack?: readonly number[];
  /** Part of its length that a stroke sounds; 0.9 by default. */
  readonly gate?: number;
}

const DIGITS = '0123456789abc';

/** A player of a figure that moves with the chords' roots. */
export function riff(options: RiffOptions): Player {
  const { by, muted = by, line, low, velocity, stack = [], gate = 0.9 } = options;
  return (bar, { sketch }) => {
    for (const { beat, beats, symbol, strength } of beatsOf(bar, line)) {
      const { chord } = spanAt(bar, beat);
      const root = low + pitchClass(rootClass(chord, bar.key) - low);
      const base = root + Math.max(0, DIGITS.indexOf(symbol));
      const isMuted = symbol === 'm';
      for (const above of [0, ...(isMuted ? stack.slice(0, 1) : stack)])
        sketch.play(
          isMuted ? muted : by,
          beat,
          beats * gate,
          base + above,
          loudness(velocity, bar, strength),
        );
    }
  };
}

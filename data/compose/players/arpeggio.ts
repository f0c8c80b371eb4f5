import { chordClasses } from '../chord.ts';
import { spanAt } from '../form.ts';
import type { Instrument } from '../score.ts';
import type { Player } from '../stage.ts';
import { stackTones } from '../voicing.ts';
import { beatsOf, loudness, type Patterns } from './pattern.ts';

/** How a chord is broken. */
export interface ArpeggioOptions {
  readonly by: Instrument;
  /** Digits are chord tones upwards from the root: 0 the root, 1 the next ... 9. */
  readonly figure: Patterns;
  /** The root lies in the octave from here. */
  readonly low: number;
  readonly velocity: number;
  /** Tones ring until the chord changes. */
  readonly ring?: boolean;
  /** Part of its length that a tone sounds; 1 by default. */
  readonly gate?: number;
}

/** A player of broken chords. */
export function arpeggio(options: ArpeggioOptions): Player {
  const { by, figure, low, velocity, ring = false, gate = 1 } = options;
  return (bar, { sketch }) => {
    for (const hit of beatsOf(bar, figure)) {
      const span = spanAt(bar, hit.beat);
      const tones = stackTones(chordClasses(span.chord, bar.key), low, 10);
      const pitch = tones[Number(hit.symbol)];
      if (pitch === undefined) throw new RangeError(`Got "${hit.symbol}" when expected 0 ... 9.`);
      const beats = ring ? span.start + span.beats - hit.beat : hit.beats * gate;
      sketch.play(by, hit.beat, beats, pitch, loudness(velocity, bar, accent(hit.at)));
    }
  };
}

function accent(at: number): number {
  return at === 0 ? 1.12 : 1;
}

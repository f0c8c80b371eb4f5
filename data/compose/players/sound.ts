import type { Bar } from '../form.ts';
import type { Control, Instrument } from '../score.ts';
import type { Player } from '../stage.ts';
import { beatsOf } from './pattern.ts';

/** MIDI controllers that change a sound over time. */
export const CONTROLS = { modulation: 1, expression: 11, resonance: 71, brightness: 74 } as const;

/** Turn a controller from one value to another over the whole section. */
export function sweep(by: Instrument, kind: Control['kind'], from: number, to: number): Player {
  return (bar, { sketch }) => {
    const steps = bar.beats * 4;
    for (let step = 0; step < steps; step++) {
      const through = (bar.place + step / steps) / bar.of;
      sketch.turn(by, bar.start + step / 4, kind, from + (to - from) * through);
    }
  };
}

/** Duck a sound at every hit of a rhythm and let it come back, as a compressor on the kick does. */
export function pump(by: Instrument, rhythm: string, depth: number): Player {
  return (bar, { sketch }) => {
    for (const { beat } of beatsOf(bar, rhythm))
      for (let step = 0; step <= 8; step++)
        sketch.turn(by, beat + step / 12, CONTROLS.expression, 127 - depth * (1 - step / 8) ** 1.5);
  };
}

/** Hold tones above the tonic, in semitones, from the section's first bar to its end. */
export function drone(
  by: Instrument,
  low: number,
  semitones: readonly number[],
  velocity: number,
): Player {
  return (bar, { sketch }) => {
    if (bar.place > 0) return;
    const tonic = low + ((((bar.key.tonic - low) % 12) + 12) % 12);
    for (const above of semitones)
      sketch.play(
        by,
        bar.start,
        bar.beats * bar.of,
        tonic + above,
        velocity * (0.6 + bar.energy / 2),
      );
  };
}

/** Play only in the bars of a section that pass. */
export function when(passes: (bar: Bar) => boolean, ...players: readonly Player[]): Player {
  return (bar, stage) => {
    if (passes(bar)) for (const player of players) player(bar, stage);
  };
}

/** Is it an even bar of its section, the first being even? */
export function isEven(bar: Bar): boolean {
  return bar.place % 2 === 0;
}

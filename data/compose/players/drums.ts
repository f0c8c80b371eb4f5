import type { Bar } from '../form.ts';
import type { Instrument } from '../score.ts';
import type { Player } from '../stage.ts';
import { beatsOf, loudness, type Patterns } from './pattern.ts';

/** Keys of the General MIDI drum map. */
const KEYS = {
  kick: 36,
  stick: 37,
  snare: 38,
  clap: 39,
  snare2: 40,
  tomLow: 43,
  hat: 42,
  pedal: 44,
  tom: 47,
  open: 46,
  tomHigh: 50,
  crash: 49,
  ride: 51,
  bell: 53,
  tambourine: 54,
  splash: 55,
  cowbell: 56,
  bongoHigh: 60,
  bongoLow: 61,
  congaMute: 62,
  congaHigh: 63,
  congaLow: 64,
  shaker: 70,
  claves: 75,
  triangle: 81,
} as const;

/** A drum of the kit. */
type Drum = keyof typeof KEYS;

/** A rhythm for each drum that plays. */
export type Groove = Readonly<Partial<Record<Drum, Patterns>>>;

const VELOCITY = 96;

/** A drummer: a groove, another one in the section's last bar, and a crash on its first beat. */
export function drums(
  by: Instrument,
  groove: Groove,
  options: { readonly fill?: Groove; readonly crash?: boolean } = {},
): Player {
  const { fill, crash = false } = options;
  return (bar, { sketch }) => {
    const played = fill && bar.place === bar.of - 1 ? fill : groove;
    for (const [drum, patterns] of Object.entries(played))
      for (const { beat, strength } of beatsOf(bar, patterns))
        sketch.play(by, beat, 0.2, keyOf(drum), loudness(VELOCITY, bar, strength));
    if (crash && bar.place === 0) strikeCrash(bar, by, sketch);
  };
}

function strikeCrash(bar: Bar, by: Instrument, sketch: { play: (...note: CrashNote) => void }) {
  sketch.play(by, bar.start, 0.5, KEYS.crash, loudness(100, bar));
}

type CrashNote = [who: Instrument, beat: number, beats: number, pitch: number, velocity: number];

function keyOf(drum: string): number {
  return KEYS[drum as Drum];
}

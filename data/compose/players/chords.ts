import { chordClasses } from '../chord.ts';
import { type Bar, spanAt } from '../form.ts';
import type { Instrument } from '../score.ts';
import type { Player, Stage } from '../stage.ts';
import { leadVoices, type Room } from '../voicing.ts';
import { type Beat, beatsOf, loudness, type Patterns } from './pattern.ts';

/** How chords are played. */
export interface ChordsOptions {
  /** One instrument for all voices, or one for each from the lowest voice up. */
  readonly by: Instrument | readonly Instrument[];
  readonly room: Room;
  /** When; without it each chord is held as long as it lasts. */
  readonly rhythm?: Patterns;
  readonly velocity: number;
  /** Part of its length that a chord sounds; 1 by default. */
  readonly gate?: number;
  /** Beats from one voice to the next, upwards; capitals X strum downwards. */
  readonly strum?: number;
}

/** A player of chords in smooth voice leading. */
export function chords(options: ChordsOptions): Player {
  return (bar, stage) => {
    for (const hit of hitsOf(bar, options)) strike(bar, stage, options, hit);
  };
}

function hitsOf(bar: Bar, options: ChordsOptions): Beat[] {
  if (options.rhythm !== undefined) return beatsOf(bar, options.rhythm);
  return bar.spans.map(({ start, beats }) => ({
    beat: start,
    beats,
    at: 0,
    length: 1,
    symbol: 'x',
    strength: 1,
  }));
}

function strike(bar: Bar, stage: Stage, options: ChordsOptions, hit: Beat): void {
  const { by, velocity, gate = 1, strum = 0 } = options;
  const voicing = voicingAt(bar, stage, options, hit.beat);
  const first = Array.isArray(by) ? by[0] : by;
  for (const [voice, pitch] of voicing.entries()) {
    const who = Array.isArray(by) ? (by[voice] ?? first) : by;
    const order = hit.symbol === 'X' ? voicing.length - 1 - voice : voice;
    const late = strum * order;
    const beats = Math.max(0.05, hit.beats * gate - late);
    stage.sketch.play(who, hit.beat + late, beats, pitch, loudness(velocity, bar, hit.strength));
  }
}

function voicingAt(bar: Bar, stage: Stage, options: ChordsOptions, beat: number) {
  const { by, room } = options;
  const name = `chords of ${(Array.isArray(by) ? by : [by]).map((who) => who.name).join()}`;
  const classes = chordClasses(spanAt(bar, beat).chord, bar.key);
  const voicing = leadVoices(classes, room, stage.voicings.get(name));
  stage.voicings.set(name, voicing);
  return voicing;
}

import type { Chance } from './chance.ts';
import type { Control, Instrument, Note, Part } from './score.ts';

/** Notes in beats, as players write them. */
export interface Sketch {
  /** Strike a pitch at a beat for some beats; velocity 1 ... 127 before the player's own touch. */
  play(who: Instrument, beat: number, beats: number, pitch: number, velocity: number): void;
  /** Turn a controller, or bend by semitones, at a beat. */
  turn(who: Instrument, beat: number, kind: Control['kind'], value: number): void;
  /** Everything written so far, in seconds. */
  parts(seconds: (beat: number) => number): Part[];
}

interface Draft {
  readonly instrument: Instrument;
  readonly notes: { beat: number; beats: number; pitch: number; velocity: number }[];
  readonly controls: { beat: number; kind: Control['kind']; value: number }[];
}

/** Shortest note in seconds. */
const SHORTEST = 0.03;
/** Standard deviation of a player's touch in steps of velocity. */
const TOUCH = 4;

/** An empty sketch; `chance` decides each player's small errors of time and touch. */
export function createSketch(chance: Chance): Sketch {
  const drafts = new Map<string, Draft>();
  const draft = (instrument: Instrument): Draft => {
    const found = drafts.get(instrument.name) ?? { instrument, notes: [], controls: [] };
    drafts.set(instrument.name, found);
    return found;
  };
  return {
    play(who, beat, beats, pitch, velocity) {
      draft(who).notes.push({ beat, beats, pitch, velocity });
    },
    turn(who, beat, kind, value) {
      draft(who).controls.push({ beat, kind, value });
    },
    parts: (seconds) => [...drafts.values()].map((each) => perform(each, seconds, chance)),
  };
}

function perform(draft: Draft, seconds: (beat: number) => number, chance: Chance): Part {
  const { instrument } = draft;
  const touch = chance.fork(instrument.name);
  const notes = draft.notes.map(({ beat, beats, pitch, velocity }): Note => {
    const at = Math.max(0, seconds(beat) + touch.bell() * instrument.loose);
    const length = Math.max(SHORTEST, seconds(beat + beats) - seconds(beat));
    return { at, seconds: length, pitch, velocity: bounded(velocity + touch.bell() * TOUCH, 127) };
  });
  const controls = draft.controls.map(({ beat, kind, value }) => ({
    at: Math.max(0, seconds(beat)),
    kind,
    value: kind === 'bend' ? Math.max(-2, Math.min(2, value)) : bounded(value + 1, 128) - 1,
  }));
  return { instrument, notes: inOrder(notes), controls: inOrder(controls) };
}

function bounded(value: number, most: number): number {
  return Math.round(Math.max(1, Math.min(most, value)));
}

function inOrder<T extends { readonly at: number }>(events: readonly T[]): T[] {
  return events.toSorted((a, b) => a.at - b.at);
}

import { pitchClass, pitchesIn } from './scale.ts';

/** Where a chord may lie and how many voices sing it. */
export interface Room {
  readonly low: number;
  readonly high: number;
  readonly voices: number;
}

/**
 * The close voicing within the room that moves least from the previous one: voices rise, neighbours
 * are neighbouring chord tones. Without a previous voicing it lies in the middle of the room.
 */
export function leadVoices(
  classes: readonly number[],
  room: Room,
  previous: readonly number[] | undefined,
): number[] {
  const candidates = closeVoicings(classes, room);
  const middle = (room.low + room.high) / 2;
  const cost = (voicing: readonly number[]) =>
    previous ? movement(voicing, previous) : Math.abs(mean(voicing) - middle);
  let best = candidates[0] ?? [];
  for (const voicing of candidates) if (cost(voicing) < cost(best)) best = voicing;
  return best;
}

/** Semitones that all voices move together. */
export function movement(to: readonly number[], from: readonly number[]): number {
  return to.reduce((sum, pitch, voice) => sum + Math.abs(pitch - (from[voice] ?? pitch)), 0);
}

/** Chord tones upwards from the root at or above `low`, as many as asked for. */
export function stackTones(classes: readonly number[], low: number, count: number): number[] {
  const root = classes[0] ?? 0;
  const first = low + pitchClass(root - low);
  return pitchesIn(classes, first, first + 12 * count).slice(0, count);
}

function closeVoicings(classes: readonly number[], room: Room): number[][] {
  const pitches = pitchesIn(classes, room.low, room.high);
  const voices = Math.min(room.voices, pitches.length);
  const starts = pitches.length - voices + 1;
  return Array.from({ length: starts }, (_, start) => pitches.slice(start, start + voices));
}

function mean(pitches: readonly number[]): number {
  return pitches.reduce((sum, pitch) => sum + pitch, 0) / Math.max(1, pitches.length);
}

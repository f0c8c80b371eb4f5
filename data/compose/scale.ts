/** Semitones of each mode above its tonic. */
const MODES = {
  major: [0, 2, 4, 5, 7, 9, 11],
  minor: [0, 2, 3, 5, 7, 8, 10],
  harmonicMinor: [0, 2, 3, 5, 7, 8, 11],
  dorian: [0, 2, 3, 5, 7, 9, 10],
  phrygian: [0, 1, 3, 5, 7, 8, 10],
  lydian: [0, 2, 4, 6, 7, 9, 11],
  mixolydian: [0, 2, 4, 5, 7, 9, 10],
  majorPentatonic: [0, 2, 4, 7, 9],
  minorPentatonic: [0, 3, 5, 7, 10],
  blues: [0, 3, 5, 6, 7, 10],
  bhairav: [0, 1, 4, 5, 7, 8, 11],
  kafi: [0, 2, 3, 5, 7, 9, 10],
} as const satisfies Readonly<Record<string, readonly number[]>>;

/** Name of a mode. */
export type Mode = keyof typeof MODES;

/** Tonic (pitch class 0 ... 11, 0 is C) and mode. */
export interface Key {
  readonly tonic: number;
  readonly mode: Mode;
}

/** Pitch classes of a key, 0 ... 11, tonic first. */
export function keyClasses(key: Key): number[] {
  return MODES[key.mode].map((semitones) => (key.tonic + semitones) % 12);
}

/** Pitch class 0 ... 11 of any pitch. */
export function pitchClass(pitch: number): number {
  return ((pitch % 12) + 12) % 12;
}

/** All pitches from low to high whose class is among `classes`, rising. */
export function pitchesIn(classes: readonly number[], low: number, high: number): number[] {
  const pitches: number[] = [];
  for (let pitch = low; pitch <= high; pitch++)
    if (classes.includes(pitchClass(pitch))) pitches.push(pitch);
  return pitches;
}

/** The pitch of `pitches` nearest to `wanted`, the lower one of two equally near; `wanted` of none. */
export function nearestPitch(pitches: readonly number[], wanted: number): number {
  let best = pitches[0] ?? wanted;
  for (const pitch of pitches) if (Math.abs(pitch - wanted) < Math.abs(best - wanted)) best = pitch;
  return best;
}

import { type Key, keyClasses, pitchClass } from './scale.ts';

/** A chord relative to a tonic. */
export interface Chord {
  /** As written, such as `bVII`, `ii7` or `Isus4`. */
  readonly name: string;
  /** Root in semitones above the tonic, 0 ... 11. */
  readonly root: number;
  /** Semitones above the root, root first. */
  readonly tones: readonly number[];
}

const DEGREES: Readonly<Record<string, number>> = {
  I: 0,
  II: 2,
  III: 4,
  IV: 5,
  V: 7,
  VI: 9,
  VII: 11,
};

/** Tones that a suffix adds to the triad of the numeral's case. */
const ADDED: Readonly<Record<string, readonly number[]>> = {
  '': [],
  '6': [9],
  '7': [10],
  M7: [11],
  '9': [10, 14],
  M9: [11, 14],
  add9: [14],
  '13': [10, 14, 21],
};

/** Suffixes that say the whole chord. */
const WHOLE: Readonly<Record<string, readonly number[]>> = {
  o: [0, 3, 6],
  o7: [0, 3, 6, 9],
  h7: [0, 3, 6, 10],
  '+': [0, 4, 8],
  '5': [0, 7],
  sus2: [0, 2, 7],
  sus4: [0, 5, 7],
  '7sus4': [0, 5, 7, 10],
};

const NUMERAL = /^([b#]?)(VII|VI|IV|V|III|II|I)(.*)$/i;

/**
 * Read a chord written as a numeral of the major scale: capitals are major, small letters minor,
 * `b` and `#` alter the root, suffixes are 6 7 M7 9 M9 add9 13 o o7 h7 + 5 sus2 sus4 7sus4.
 */
export function parseChord(name: string): Chord {
  const [, accidental, numeral = '', suffix = ''] = NUMERAL.exec(name) ?? [];
  const degree = DEGREES[numeral.toUpperCase()];
  const tones = WHOLE[suffix] ?? withAdded(numeral, suffix);
  if (degree === undefined || !tones)
    throw new RangeError(`Got "${name}" when expected a chord such as IV, ii7 or bVIIM7.`);
  return { name, root: pitchClass(degree + shiftOf(accidental)), tones };
}

function withAdded(numeral: string, suffix: string): number[] | undefined {
  const added = ADDED[suffix];
  const third = numeral === numeral.toUpperCase() ? 4 : 3;
  return added && [0, third, 7, ...added];
}

function shiftOf(accidental: string | undefined): number {
  if (accidental === 'b') return -1;
  return accidental === '#' ? 1 : 0;
}

/** Pitch classes of a chord in a key, root first. */
export function chordClasses(chord: Chord, key: Key): number[] {
  return chord.tones.map((tone) => pitchClass(key.tonic + chord.root + tone));
}

/** Pitch class of a chord's root in a key. */
export function rootClass(chord: Chord, key: Key): number {
  return pitchClass(key.tonic + chord.root);
}

/**
 * Pitch classes for a melody over a chord: the chord's own, and those of the key except where the
 * chord has altered them (no F in a melody over a chord with F sharp).
 */
export function melodyClasses(chord: Chord, key: Key): number[] {
  const inKey = keyClasses(key);
  const inChord = chordClasses(chord, key);
  const altered = inChord.filter((tone) => !inKey.includes(tone));
  const clashes = (tone: number) =>
    altered.some((other) => pitchClass(tone - other + 1) <= 2 && !inChord.includes(tone));
  return [...new Set([...inChord, ...inKey.filter((tone) => !clashes(tone))])];
}

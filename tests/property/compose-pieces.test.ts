import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createChance } from '#data/compose/chance';
import { compose } from '#data/compose/compose';
import type { Piece, StyleName } from '#data/compose/piece';
import { PIECES } from '#data/compose/pieces';
import { pitchesIn } from '#data/compose/scale';
import type { Score } from '#data/compose/score';
import { STYLES } from '#data/compose/styles';
import { leadVoices, movement } from '#data/compose/voicing';

const styles = Object.keys(STYLES) as StyleName[];
const anyPiece = fc.record({
  style: fc.constantFrom(...styles),
  seed: fc.nat(1_000_000),
  title: fc.constant('A title'),
  artist: fc.constant('An artist'),
  genre: fc.constant('A genre'),
});

const notesOf = (score: Score) => score.parts.flatMap(({ notes }) => notes);

describe('a composition of any style and seed', () => {
  test('has all notes in range, in order and within the track', () => {
    fc.assert(
      fc.property(anyPiece, (piece) => {
        const score = compose(piece);
        for (const note of notesOf(score)) {
          expect(note.at).toBeGreaterThanOrEqual(0);
          expect(note.seconds).toBeGreaterThan(0);
          expect(note.at + note.seconds).toBeLessThan(score.seconds);
          expect(note.pitch).toSatisfy((pitch: number) => Number.isInteger(pitch));
          expect(note.pitch).toBeGreaterThanOrEqual(21);
          expect(note.pitch).toBeLessThanOrEqual(108);
          expect(note.velocity).toBeGreaterThanOrEqual(1);
          expect(note.velocity).toBeLessThanOrEqual(127);
        }
        for (const { notes } of score.parts)
          expect(notes).toEqual(notes.toSorted((a, b) => a.at - b.at));
      }),
      { numRuns: 60 },
    );
  });

  test('has controllers and bends in their ranges', () => {
    fc.assert(
      fc.property(anyPiece, (piece) => {
        for (const { kind, value, at } of compose(piece).parts.flatMap(
          ({ controls }) => controls,
        )) {
          const [low, high] = kind === 'bend' ? [-2, 2] : [0, 127];
          expect(at).toBeGreaterThanOrEqual(0);
          expect(value).toBeGreaterThanOrEqual(low);
          expect(value).toBeLessThanOrEqual(high);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('has at least four sections, and what plays changes between neighbours', () => {
    fc.assert(
      fc.property(anyPiece, (piece) => {
        const score = compose(piece);
        expect(score.sections.length).toBeGreaterThanOrEqual(4);
        const playing = score.sections.map(({ at }, i) =>
          texture(score, at, score.sections[i + 1]?.at ?? score.seconds),
        );
        expect(new Set(playing).size).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 40 },
    );
  });

  test('is the same for the same seed and another for another seed', () => {
    fc.assert(
      fc.property(anyPiece, (piece) => {
        expect(compose(piece)).toEqual(compose(piece));
        expect(compose(piece)).not.toEqual(compose({ ...piece, seed: piece.seed + 1 }));
      }),
      { numRuns: 15 },
    );
  });
});

/** Who plays between two times and how densely, as a text. */
function texture(score: Score, from: number, until: number): string {
  const within = score.parts.map(({ instrument, notes }) => {
    const count = notes.filter(({ at }) => at >= from - 0.05 && at < until - 0.05).length;
    return `${instrument.name} ${Math.round((2 * count) / (until - from))}`;
  });
  return within.filter((text) => !text.endsWith(' 0')).join(', ');
}

describe('the demo', () => {
  test('has 24 to 32 pieces of at least 12 styles by at least 6 artists, each title once', () => {
    expect(PIECES.length).toBeGreaterThanOrEqual(24);
    expect(PIECES.length).toBeLessThanOrEqual(32);
    const distinct = (of: (piece: Piece) => string) => new Set(PIECES.map(of)).size;
    expect(distinct(({ style }) => style)).toBeGreaterThanOrEqual(12);
    expect(distinct(({ artist }) => artist)).toBeGreaterThanOrEqual(6);
    expect(distinct(({ title }) => title)).toBe(PIECES.length);
  });

  test.each(PIECES)('$title lasts about half a minute and fits on sixteen channels', (piece) => {
    const score = compose(piece);
    expect(score.seconds).toBeGreaterThan(29);
    expect(score.seconds).toBeLessThan(48);
    expect(score.parts.filter(({ instrument }) => !instrument.drums).length).toBeLessThan(16);
  });

  test('a cast that names no instrument of the style is refused', () => {
    const [piece] = PIECES;
    expect(piece).toBeDefined();
    if (piece) expect(() => compose({ ...piece, cast: { kazoo: 1 } })).toThrow(/Got "kazoo"/);
  });
});

describe('primitives', () => {
  test('a led voicing stays in its room and moves no more than any other close voicing', () => {
    const classes = fc.uniqueArray(fc.nat(11), { minLength: 3, maxLength: 5 });
    const room = { low: 50, high: 76, voices: 3 };
    fc.assert(
      fc.property(classes, classes, (one, two) => {
        const first = leadVoices(one, room, undefined);
        const second = leadVoices(two, room, first);
        expect(second).toHaveLength(3);
        for (const pitch of second) expect(pitch >= 50 && pitch <= 76).toBe(true);
        const pitches = pitchesIn(two, 50, 76);
        for (let low = 0; low + 3 <= pitches.length; low++)
          expect(movement(second, first)).toBeLessThanOrEqual(
            movement(pitches.slice(low, low + 3), first),
          );
      }),
    );
  });

  test('chance is uniform enough, forks by name only, and repeats by seed', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const chance = createChance(seed);
        const forked = chance.fork('a').next();
        const draws = Array.from({ length: 2000 }, () => chance.next());
        expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...draws)).toBeLessThan(1);
        expect(Math.abs(draws.reduce((a, b) => a + b) / 2000 - 0.5)).toBeLessThan(0.04);
        expect(chance.fork('a').next()).toBe(forked);
        expect(createChance(seed).next()).toBe(draws[0]);
      }),
      { numRuns: 40 },
    );
  });
});

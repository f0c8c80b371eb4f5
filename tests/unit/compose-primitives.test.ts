import { describe, expect, test } from 'vitest';
import { chordClasses, melodyClasses, parseChord } from '#data/compose/chord';
import { createClock } from '#data/compose/clock';
import { layOut, spanAt } from '#data/compose/form';
import { invert, phraseBar, retrograde, sequence } from '#data/compose/motif';
import { parseDurations, parseRhythm } from '#data/compose/rhythm';
import { keyClasses, nearestPitch, pitchesIn } from '#data/compose/scale';
import { leadVoices, stackTones } from '#data/compose/voicing';

const C = { tonic: 0, mode: 'major' } as const;

describe('chords', () => {
  test.each([
    ['I', [0, 4, 7]],
    ['ii7', [2, 5, 9, 0]],
    ['V7', [7, 11, 2, 5]],
    ['bVII', [10, 2, 5]],
    ['viio', [11, 2, 5]],
    ['IM9', [0, 4, 7, 11, 2]],
    ['V7sus4', [7, 0, 2, 5]],
    ['I5', [0, 7]],
  ])('%s in C major has its pitch classes, root first', (name, classes) => {
    expect(chordClasses(parseChord(name), C)).toEqual(classes);
  });

  test.each(['', 'X', 'Iblah', 'H7'])('%j is refused as a chord', (name) => {
    expect(() => parseChord(name)).toThrow(/expected a chord/);
  });

  test('a melody over a secondary dominant avoids the note that the chord has altered', () => {
    const classes = melodyClasses(parseChord('II7'), C);
    expect(classes).toContain(6);
    expect(classes).not.toContain(5);
  });
});

describe('scales', () => {
  test('D dorian has the notes of C major', () => {
    const dorian = keyClasses({ tonic: 2, mode: 'dorian' });
    expect(dorian.toSorted((a, b) => a - b)).toEqual([0, 2, 4, 5, 7, 9, 11]);
  });

  test('the nearest of two equally near pitches is the lower one', () => {
    expect(nearestPitch(pitchesIn([0, 4], 60, 72), 62)).toBe(60);
  });
});

describe('voicing', () => {
  test('from C to F the common tone stays and the others move by step', () => {
    const room = { low: 55, high: 74, voices: 3 };
    const first = [60, 64, 67];
    expect(leadVoices([5, 9, 0], room, first)).toEqual([60, 65, 69]);
  });

  test('stacked tones begin with the root at or above the lowest pitch', () => {
    expect(stackTones([7, 11, 2], 60, 4)).toEqual([67, 71, 74, 79]);
  });
});

describe('rhythm', () => {
  test('a pattern gives place, length and accent of each hit', () => {
    expect(parseRhythm('X.-x --o.')).toEqual([
      { at: 0, length: 1 / 8, symbol: 'X', strength: 1.18 },
      { at: 3 / 8, length: 3 / 8, symbol: 'x', strength: 1 },
      { at: 6 / 8, length: 1 / 8, symbol: 'o', strength: 0.55 },
    ]);
  });

  test('durations that do not fill the bar are refused', () => {
    expect(parseDurations('1 r.5 .5 2', 4)).toHaveLength(4);
    expect(() => parseDurations('1 1 1', 4)).toThrow('Got "1 1 1" of 3 beats when expected 4.');
  });
});

describe('motifs', () => {
  const motif = [0, 2, -1].map((step) => ({ step, beats: 1, rest: false }));
  const steps = (tones: readonly { step: number }[]) => tones.map(({ step }) => step);

  test('sequence, inversion and retrograde change the contour only', () => {
    expect(steps(sequence(motif, 2))).toEqual([2, 4, 1]);
    expect(steps(invert(motif))).toEqual([0, -2, 1]);
    expect(steps(retrograde(motif))).toEqual([-1, 2, 0]);
  });

  test('a phrase states, sequences, contrasts and closes', () => {
    const close = [{ step: 0, beats: 3, rest: false }];
    const theme = { statement: motif, contrast: retrograde(motif), close };
    const bars = [0, 1, 2, 3].map((place) => phraseBar(theme, place, 4, false));
    expect(bars).toEqual([motif, sequence(motif, -1), retrograde(motif), close]);
  });
});

describe('form', () => {
  test('bars know their section, place, chords and what comes next', () => {
    const bars = layOut(
      [
        { name: 'A', chords: 'I ii7,V7', energy: 0.5, players: [] },
        { name: 'B', chords: 'vi', energy: 1, players: [], shift: 5 },
        { name: 'A', chords: 'I', energy: 0.5, players: [] },
      ],
      4,
      C,
    );
    expect(
      bars.map(({ section, place, of, pass, start }) => [section, place, of, pass, start]),
    ).toEqual([
      ['A', 0, 2, 0, 0],
      ['A', 1, 2, 0, 4],
      ['B', 0, 1, 0, 8],
      ['A', 0, 1, 1, 12],
    ]);
    const [, second, third] = bars;
    expect(second && spanAt(second, 6.5).chord.name).toBe('V7');
    expect(second && spanAt(second, 6.5).next.name).toBe('vi');
    expect(third?.key.tonic).toBe(5);
  });
});

describe('clock', () => {
  const steady = { tempo: 120, beats: 16, ritard: 0, rubato: 0, phrase: 16, swing: 0.5 };

  test('at 120 beats a minute a beat is half a second, also beyond the end', () => {
    const clock = createClock(steady);
    expect(clock(3)).toBeCloseTo(1.5, 9);
    expect(clock(20)).toBeCloseTo(10, 9);
  });

  test('swing delays the off-beat and leaves the beat', () => {
    const clock = createClock({ ...steady, swing: 2 / 3 });
    expect(clock(1.5)).toBeCloseTo((1 + 2 / 3) / 2, 9);
    expect(clock(2)).toBeCloseTo(1, 9);
  });

  test('a ritardando makes the last bar longer than the first', () => {
    const clock = createClock({ ...steady, ritard: 4 });
    expect(clock(16) - clock(12)).toBeGreaterThan(1.1 * clock(4));
  });
});

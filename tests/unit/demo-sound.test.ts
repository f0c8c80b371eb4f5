import { describe, expect, test } from 'vitest';
import type { Note, Part } from '#data/compose/score';
import { instrument, kit } from '#data/compose/score';
import { amplify } from '#data/node/demo/amplifier';
import { highPass, lowPass, peak } from '#data/node/demo/biquad';
import { loudness, master } from '#data/node/demo/mastering';
import { midiEvents } from '#data/node/demo/midi-events';
import { encodeWav } from '#data/node/demo/wav';

const RATE = 44_100;

const sine = (hertz: number, seconds = 1, size = 0.5) =>
  Float32Array.from(
    { length: Math.round(RATE * seconds) },
    (_, i) => size * Math.sin((2 * Math.PI * hertz * i) / RATE),
  );
const stereo = (left: Float32Array<ArrayBuffer>) => ({ left, right: left.slice() });
const rms = (values: Float32Array) =>
  Math.sqrt(
    values.slice(RATE / 4).reduce((sum, value) => sum + value ** 2, 0) / (values.length - RATE / 4),
  );
const decibels = (after: Float32Array, before: Float32Array) =>
  20 * Math.log10(rms(after) / rms(before));

/** Strength of one frequency by correlation. */
function strengthAt(values: Float32Array, hertz: number): number {
  let re = 0;
  let im = 0;
  for (const [i, value] of values.entries()) {
    re += value * Math.cos((2 * Math.PI * hertz * i) / RATE);
    im += value * Math.sin((2 * Math.PI * hertz * i) / RATE);
  }
  return (2 * Math.hypot(re, im)) / values.length;
}

describe('filters', () => {
  test('a low pass halves the power at its corner and falls 12 dB in the octave above', () => {
    expect(decibels(lowPass(sine(1000), 1000, RATE), sine(1000))).toBeCloseTo(-3, 1);
    expect(decibels(lowPass(sine(2000), 1000, RATE), sine(2000))).toBeCloseTo(-12.4, 0);
    expect(decibels(lowPass(sine(100), 1000, RATE), sine(100))).toBeCloseTo(0, 1);
  });

  test('a high pass does the opposite', () => {
    expect(decibels(highPass(sine(1000), 1000, RATE), sine(1000))).toBeCloseTo(-3, 1);
    expect(decibels(highPass(sine(8000), 1000, RATE), sine(8000))).toBeCloseTo(0, 1);
  });

  test('a peak raises its own frequency by its decibels and leaves those far away', () => {
    expect(decibels(peak(sine(3000), 3000, RATE, 5), sine(3000))).toBeCloseTo(5, 1);
    expect(decibels(peak(sine(100), 3000, RATE, 5), sine(100))).toBeCloseTo(0, 1);
  });
});

test('an amplifier makes two tones of a chord sound at their difference too, a mixer does not', () => {
  const fifth = sine(660);
  const chord = sine(440).map((value, i) => value + (fifth[i] ?? 0));
  const driven = amplify(stereo(chord), RATE, 1).left;
  expect(strengthAt(chord, 220)).toBeLessThan(0.001);
  expect(strengthAt(driven, 220)).toBeGreaterThan(0.005);
});

describe('mastering', () => {
  const level = (size: number, drive: number) =>
    loudness(master(stereo(sine(300, 4, size)), RATE, { drive, fadeSeconds: 1 }), RATE);

  test('soft and loud mixes come out equally loud, clean or driven', () => {
    for (const drive of [0, 0.6])
      expect(20 * Math.log10(level(0.02, drive) / level(0.7, drive))).toBeCloseTo(0, 1);
  });

  test('no sample passes the limit and the last one is silent', () => {
    const mix = sine(300, 4, 0.02);
    mix.fill(0.9, 1000, 1100);
    const { left } = master(stereo(mix), RATE, { drive: 0.5, fadeSeconds: 1 });
    expect(Math.max(...left.slice(0, RATE))).toBeLessThan(0.98);
    expect(Math.abs(left.at(-1) ?? 1)).toBeLessThan(1e-6);
  });

  test('silence stays silence', () => {
    const { left } = master(stereo(new Float32Array(RATE)), RATE, { drive: 0.5, fadeSeconds: 0.1 });
    expect(left.every((value) => value === 0)).toBe(true);
  });
});

describe('MIDI messages', () => {
  const note = (at: number, seconds: number, pitch = 60): Note => ({
    at,
    seconds,
    pitch,
    velocity: 80,
  });
  const part = (name: string, notes: Note[]): Part => ({
    instrument: instrument(name, 5),
    notes,
    controls: [],
  });

  test('a note that is struck again while it sounds ends where it is struck again', () => {
    const events = midiEvents([part('a', [note(1, 2), note(2, 2)])]);
    expect(
      events
        .filter(({ kind }) => kind === 'on' || kind === 'off')
        .map(({ at, kind }) => [at, kind]),
    ).toEqual([
      [1, 'on'],
      [2, 'off'],
      [2, 'on'],
      [4, 'off'],
    ]);
  });

  test('drums have channel 10, every other part one of its own', () => {
    const parts = [part('a', []), { instrument: kit(0), notes: [], controls: [] }, part('b', [])];
    const programs = midiEvents(parts).filter(({ kind }) => kind === 'program');
    expect(programs.map(({ channel }) => channel)).toEqual([0, 9, 1]);
  });

  test('a bend of two semitones up is the end of the wheel', () => {
    const bent = { ...part('a', []), controls: [{ at: 1, kind: 'bend' as const, value: 2 }] };
    expect(midiEvents([bent]).find(({ kind }) => kind === 'bend')?.a).toBe(16_383);
  });

  test('more parts than channels are refused', () => {
    const parts = Array.from({ length: 16 }, (_, i) => part(`p${i}`, []));
    expect(() => midiEvents(parts)).toThrow(/more parts than/);
  });
});

test('a WAV file holds 16-bit frames in turn and odd texts are padded', () => {
  const tags = { title: 'Odd', artist: 'Even1', album: '', genre: '', licence: '', comment: '' };
  const sound = { left: Float32Array.of(1, -1), right: Float32Array.of(0, 2) };
  const wav = encodeWav(sound, RATE, tags);
  expect(wav.readUInt32LE(4)).toBe(wav.length - 8);
  const data = wav.indexOf('data') + 8;
  expect([0, 2, 4, 6].map((offset) => wav.readInt16LE(data + offset))).toEqual([
    32767, 0, -32767, 32767,
  ]);
});

import { createRequire } from 'node:module';
import { afterAll, describe, expect, test } from 'vitest';
import { frameTimbre } from '#models/descriptor/describe-frame';
import { segmentDescriber } from '#models/descriptor/describe-segment';
import { DESCRIPTOR_CARD } from '#models/descriptor/descriptor-card';
import { type EssentiaVector, withVectors } from '#models/descriptor/essentia';
import { openDescriber } from '#models/node/essentia-describer';
import { hannWindow, magnitudeSpectra } from '#models/tagger/spectrum';

const { dimensions, samples: LENGTH } = DESCRIPTOR_CARD;
const RATE = 16_000;

const before = process.listenerCount('unhandledRejection');
const describer = openDescriber();
afterAll(async () => await describer.close());

const signal = (of: (second: number, n: number) => number) =>
  Float32Array.from({ length: LENGTH }, (_, n) => of(n / RATE, n));
const sine = (hertz: number, level = 0.5) =>
  signal((second) => level * Math.sin(2 * Math.PI * hertz * second));
/** Partials 1 to `count` of a tone. */
const harmonics = (hertz: number, count: number) =>
  signal((second) => {
    let sum = 0;
    for (let k = 1; k <= count; k++) sum += Math.sin(2 * Math.PI * hertz * k * second) / count;
    return sum;
  });
const noise = signal((_, n) => ((n * 48_271) % 65_537) / 65_537 - 0.5);

async function measure(samples: Float32Array): Promise<(name: string) => number> {
  const row = await describer.describe(samples, 1);
  return (name) => row[dimensions.indexOf(name)] ?? Number.NaN;
}

describe('descriptors of sounds that are known', () => {
  test('a sine has its pitch as centroid, its level and its pitch class', async () => {
    const value = await measure(sine(880));
    expect(value('spectral centroid')).toBeGreaterThan(870);
    expect(value('spectral centroid')).toBeLessThan(890);
    expect(value('RMS level')).toBeCloseTo(0.5 / Math.SQRT2, 3);
    expect(value('zero crossing rate')).toBeCloseTo((2 * 880) / RATE, 3);
    expect(value('pitch class A')).toBeCloseTo(1, 3);
    expect(value('pitch class D sharp')).toBeLessThan(0.01);
    expect(value('spectral flux')).toBeLessThan(0.01);
  });
  test('noise is flatter, wider and brighter than a sine, and never in a key', async () => {
    const [tone, hiss] = [await measure(sine(440)), await measure(noise)];
    for (const name of ['spectral flatness', 'spectral entropy', 'spectral centroid'])
      expect(hiss(name)).toBeGreaterThan(2 * tone(name));
    expect(hiss('spectral flux')).toBeGreaterThan(0);
  });
  test('a chord of C has the pitch classes of C and a clear key', async () => {
    const chord = signal((second) =>
      [261.63, 329.63, 392].reduce(
        (sum, hertz) => sum + 0.2 * Math.sin(2 * Math.PI * hertz * second),
        0,
      ),
    );
    const value = await measure(chord);
    for (const pitch of 'CEG') expect(value(`pitch class ${pitch}`)).toBeGreaterThan(0.5);
    expect(value('pitch class F sharp')).toBeLessThan(0.1);
    expect(value('key strength')).toBeGreaterThan(0.6);
  });
  test('the onset rate counts beats in real seconds at 16 kHz', async () => {
    const vibrato = signal((s) => 0.5 * Math.sin(2 * Math.PI * 660 * s + 4 * Math.sin(38 * s)));
    const beats = (every: number) =>
      signal((second) => {
        const since = second % every;
        return Math.exp(-40 * since) * Math.sin(2 * Math.PI * 200 * since) * 0.8;
      });
    expect((await measure(beats(0.25)))('onset rate')).toBeCloseTo(4, 0);
    expect((await measure(beats(0.5)))('onset rate')).toBeCloseTo(2, 0);
    for (const steady of [sine(440), noise, harmonics(110, 30), vibrato])
      expect((await measure(steady))('onset rate')).toBeLessThan(0.5);
  });
  test('two tones a semitone apart are more dissonant than a fifth', async () => {
    const pair = (a: number, b: number) =>
      signal((s) => 0.3 * (Math.sin(2 * Math.PI * a * s) + Math.sin(2 * Math.PI * b * s)));
    const semitone = (await measure(pair(880, 932.33)))('dissonance');
    expect(semitone).toBeGreaterThan((await measure(pair(880, 1320)))('dissonance'));
  });
  test('a level that jumps is more complex than an even one', async () => {
    const jumping = signal((s) => (Math.floor(s) % 2 ? 0.02 : 0.8) * Math.sin(2764.6 * s));
    const name = 'dynamic complexity';
    expect((await measure(jumping))(name)).toBeGreaterThan((await measure(sine(440)))(name) + 1);
  });
});

test('spectral complexity is what essentia.js counts, within a peak at the edge', () => {
  const module = createRequire(import.meta.url)('essentia.js/dist/essentia-wasm.umd.js');
  const algorithms = new module.EssentiaJS(false);
  const essentia = { algorithms, arrayToVector: module.arrayToVector };
  const spectrumOf = magnitudeSpectra(
    hannWindow(2048).map((value) => value / 512),
    2048,
  );
  for (const samples of [sine(440), noise, harmonics(110, 30), new Float32Array(LENGTH)]) {
    const spectrum = Float32Array.from(spectrumOf(samples, 4096));
    const vector = module.arrayToVector(spectrum);
    const { spectralComplexity } = algorithms.SpectralComplexity(vector, 0.005, RATE);
    expect(Math.abs((frameTimbre(essentia, spectrum)[4] ?? 0) - spectralComplexity)).toBeLessThan(
      2,
    );
    vector.delete();
  }
  algorithms.delete();
});

test('silence, full scale and a single click give finite values', async () => {
  const click = signal((_, n) => (n === 20_000 ? 1 : 0));
  for (const samples of [new Float32Array(LENGTH), signal((_, n) => (n % 2 ? 1 : -1)), click]) {
    const row = await describer.describe(samples, 1);
    expect(row).toHaveLength(56);
    expect(row.every(Number.isFinite)).toBe(true);
  }
});

test('a segment gives the same values alone, among others and again', async () => {
  const two = Float32Array.from([...sine(330), ...noise]);
  const both = await describer.describe(two, 2);
  expect(both.subarray(56)).toEqual(await describer.describe(noise, 1));
  expect(both).toEqual(await describer.describe(two, 2));
  expect(await describer.describe(new Float32Array(), 0)).toHaveLength(0);
});

test('closing one describer leaves another at work, and the process as it was', async () => {
  const other = openDescriber();
  await other.close();
  expect((await measure(sine(440)))('pitch class A')).toBeCloseTo(1, 3);
  expect(process.listenerCount('unhandledRejection')).toBe(before);
  expect(describer.runtime).toBe('essentia.js 0.1.3');
});

test('every vector that essentia.js makes is deleted again', () => {
  const module = createRequire(import.meta.url)('essentia.js/dist/essentia-wasm.umd.js');
  const algorithms = new module.EssentiaJS(false);
  let alive = 0;
  const watched = (made: unknown): unknown => {
    if (!isVector(made)) return made;
    alive++;
    const forget = made.delete.bind(made);
    return Object.assign(made, {
      delete: () => {
        alive--;
        forget();
      },
    });
  };
  const watching = new Proxy(algorithms, {
    get: (target, name) =>
      typeof target[name] !== 'function'
        ? target[name]
        : (...values: unknown[]) => {
            const made = target[name](...values);
            Object.values(made).forEach(watched);
            return made;
          },
  });
  let made = 0;
  const arrayToVector = (values: Float32Array) => {
    made++;
    return watched(module.arrayToVector(values)) as EssentiaVector;
  };
  segmentDescriber({ algorithms: watching, arrayToVector })(noise);
  expect(made).toBeGreaterThan(23);
  expect(alive).toBe(0);
});

test('vectors are deleted where an algorithm fails', () => {
  const deleted: number[] = [];
  const vector = (id: number) => ({ get: () => 0, delete: () => void deleted.push(id) });
  const fail = () =>
    withVectors((keep) => {
      keep(vector(1));
      keep(vector(2));
      throw new Error('no memory');
    });
  expect(fail).toThrow('no memory');
  expect(deleted).toEqual([1, 2]);
});

function isVector(value: unknown): value is EssentiaVector {
  return typeof value === 'object' && value !== null && 'delete' in value;
}

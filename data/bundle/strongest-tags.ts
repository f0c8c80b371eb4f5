import { type Matrix, row } from '#models/space/space';
import type { Column } from './column-file.ts';

/** How many tags the bundle keeps of every segment for captions. */
export const STRONGEST = 5;

/**
 * The strongest tags of every segment as `tag0` ... `tag4` (index into the model's tags, strongest
 * first, the lower index first among equals) and `value0` ... `value4` (activation x 255).
 */
export function strongestColumns(taggrams: Matrix): Column[] {
  const fresh = () => Array.from({ length: STRONGEST }, () => new Uint8Array(taggrams.rows));
  const tags = fresh();
  const values = fresh();
  for (let i = 0; i < taggrams.rows; i++) {
    const activations = row(taggrams, i);
    for (const [rank, tag] of strongest(activations, STRONGEST).entries()) {
      const activation = Math.min(1, Math.max(0, activations[tag] ?? 0));
      tags[rank]?.fill(tag, i, i + 1);
      values[rank]?.fill(Math.round(activation * 255), i, i + 1);
    }
  }
  return [...named('tag', tags), ...named('value', values)];
}

/** Indices of the `count` largest activations, largest first, the lower index first among equals. */
export function strongest(activations: ArrayLike<number>, count: number): number[] {
  const order = Array.from({ length: activations.length }, (_, tag) => tag);
  order.sort((a, b) => (activations[b] ?? 0) - (activations[a] ?? 0) || a - b);
  return order.slice(0, count);
}

function named(name: string, columns: readonly Uint8Array[]): Column[] {
  return columns.map((values, rank) => ({ name: `${name}${rank}`, values, low: 0, high: 1 }));
}

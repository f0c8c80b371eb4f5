import { at } from './path.ts';
import type { Steps } from './sinuosity.ts';

/** A segment's values on all dimensions of a space. */
export type Vector = ArrayLike<number>;

/** Euclidean distance of two vectors of one space. */
export function vectorDistance(a: Vector, b: Vector): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (at(a, i) - at(b, i)) ** 2;
  return Math.sqrt(sum);
}

/** Length of the way from vector to vector. */
export function wayLength(way: readonly Vector[]): number {
  return way.slice(1).reduce((sum, to, i) => sum + vectorDistance(way[i] ?? to, to), 0);
}

/** Steps of the way and the cosines of the turns between them; steps of length 0 are left out. */
export function vectorSteps(way: readonly Vector[]): Steps {
  const lengths: number[] = [];
  const cosines: number[] = [];
  const path = way.filter((to, i) => i === 0 || vectorDistance(way[i - 1] ?? to, to) > 0);
  for (const [i, to] of path.entries()) {
    const [from, before] = [path[i - 1], path[i - 2]];
    if (from) lengths.push(vectorDistance(from, to));
    if (from && before) cosines.push(turn(before, from, to));
  }
  return { lengths, cosines };
}

/** Cosine of the turn at `over` between the steps from and to it; NaN where one of them is 0 long. */
export function turn(from: Vector, over: Vector, to: Vector): number {
  let product = 0;
  for (let i = 0; i < over.length; i++)
    product += (at(over, i) - at(from, i)) * (at(to, i) - at(over, i));
  return product / (vectorDistance(from, over) * vectorDistance(over, to));
}

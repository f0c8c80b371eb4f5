import { chanceOf } from './seed-of.ts';
import { shuffled } from './shuffled.ts';

/**
 * Which `take` of `n` things the person in a slot gets: an incomplete block design by seeded rounds.
 * After any number of slots, how often two things were given differs by at most one; nobody gets one twice.
 */
export function incompleteBlock(
  n: number,
  take: number,
  slot: number,
  seed: number,
): readonly number[] {
  if (take >= n) return shuffled(Array(n).keys(), chanceOf(seed, 'whole', slot));
  const first = slot * take;
  const round = Math.floor(first / n);
  const start = first - round * n;
  const own = roundOf(n, round, seed, take).slice(start, start + take);
  const rest = take - own.length;
  return rest === 0 ? own : [...own, ...roundOf(n, round + 1, seed, take).slice(0, rest)];
}

/**
 * One round through all things. Its first places go to the person whose block began in the round
 * before, so they must be others than the ones at that round's end.
 */
function roundOf(n: number, round: number, seed: number, take: number): readonly number[] {
  const order = shuffled(Array(n).keys(), chanceOf(seed, 'round', round));
  const shared = Math.ceil((round * n) / take) * take - round * n;
  if (round === 0 || shared === 0) return order;
  const before = roundOf(n, round - 1, seed, take).slice(-(take - shared));
  const fresh = order.filter((thing) => !before.includes(thing));
  const head = fresh.slice(0, shared);
  return [...head, ...order.filter((thing) => !head.includes(thing))];
}

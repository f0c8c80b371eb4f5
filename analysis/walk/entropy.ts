import type { Stay } from './stays.ts';

/** Shannon entropy in bits of how the time was shared out over the cells; null where no time passed. */
export function occupancyEntropy(stays: readonly Stay[]): number | null {
  const seconds = new Map<string, number>();
  for (const stay of stays)
    seconds.set(nameOf(stay), (seconds.get(nameOf(stay)) ?? 0) + stay.to - stay.from);
  const total = sumOf(seconds.values());
  return total > 0 ? entropyOf([...seconds.values()], total) : null;
}

/**
 * Entropy rate in bits a move: of where one goes next, given the cell that one is in, averaged over the cells as
 * often as they were left (Cover & Thomas 2006, 4.2, with the observed shares). 0 where every cell was always
 * left the same way; null without moves.
 */
export function entropyRate(stays: readonly Stay[]): number | null {
  const exits = new Map<string, Map<string, number>>();
  for (const [i, stay] of stays.entries()) {
    const before = stays[i - 1];
    if (!stay.moved || !before) continue;
    const known = exits.get(nameOf(before)) ?? new Map<string, number>();
    exits.set(nameOf(before), known.set(nameOf(stay), (known.get(nameOf(stay)) ?? 0) + 1));
  }
  const left = [...exits.values()].map((ways) => [...ways.values()]);
  const moves = sumOf(left.flat());
  if (moves === 0) return null;
  return sumOf(left.map((ways) => (sumOf(ways) / moves) * entropyOf(ways, sumOf(ways))));
}

function nameOf({ ground, cell }: Stay): string {
  return `${ground.name} ${cell}`;
}

function entropyOf(parts: readonly number[], total: number): number {
  return sumOf(parts.map((part) => (part > 0 ? (part / total) * Math.log2(total / part) : 0)));
}

function sumOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** How unequally the points of a space are named as neighbours. */
export interface Hubness {
  /** Neighbours that each point names. */
  readonly k: number;
  /** Skewness of how often points are named; 0 where it is symmetric, above 1.4 is called a hubby space. */
  readonly skewness: number;
  /** Gini's coefficient of it: 0 where all are named alike, near 1 where one has all. */
  readonly gini: number;
  /** Share of all namings that would have to be handed on for all to be named alike (Hoover). */
  readonly robinHood: number;
  /** Share of all namings that go to hubs, points that are named 2 k times or more. */
  readonly hubOccurrence: number;
  /** Share of the points that nobody names. */
  readonly antihubOccurrence: number;
}

/**
 * Hubness of neighbour lists, `ids` of `k` a point: Radovanovic, Nanopoulos & Ivanovic 2010 (skewness),
 * Feldbauer & Flexer 2019 (the other measures). There must be a point.
 */
export function hubnessOf(ids: Uint32Array, k: number): Hubness {
  const named = new Float64Array(ids.length / k);
  for (const id of ids) named[id] = (named[id] ?? 0) + 1;
  const share = (of: number) => of / ids.length;
  const hubs = named.filter((count) => count >= 2 * k);
  return {
    k,
    skewness: skewness(named, k),
    gini: gini(named, ids.length),
    robinHood: share(named.reduce((sum, count) => sum + Math.abs(count - k), 0) / 2),
    hubOccurrence: share(hubs.reduce((sum, count) => sum + count, 0)),
    antihubOccurrence: named.filter((count) => count === 0).length / named.length,
  };
}

function skewness(named: Float64Array, mean: number): number {
  const moment = (power: number) =>
    named.reduce((sum, count) => sum + (count - mean) ** power, 0) / named.length;
  const variance = moment(2);
  return variance > 0 ? moment(3) / variance ** 1.5 : 0;
}

function gini(named: Float64Array, total: number): number {
  const ranked = named.toSorted();
  const weighted = ranked.reduce((sum, count, i) => sum + (i + 1) * count, 0);
  const n = ranked.length;
  return (2 * weighted) / (n * total) - (n + 1) / n;
}

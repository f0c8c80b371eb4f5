import type { Decision } from '#analysis/walk/explorer-features';
import type { Explorer, Visit } from '#study/simulate/gp-ucb';
import { polar } from './polar.ts';

/** Ranges that explorers are drawn from, evenly in logarithms; lengths in sides of the map. */
export const EXPLORER_RANGES = {
  lambda: [0.06, 0.5],
  beta: [0.1, 2],
  tau: [0.01, 0.2],
} as const;
const SIDE = 11;
const STEPS = 60;
const BUMPS = 12;

/** Somebody with parameters drawn from the ranges. */
export function drawnExplorer(random: () => number): Explorer {
  const draw = ([low, high]: readonly [number, number]) => low * (high / low) ** random();
  const { lambda, beta, tau } = EXPLORER_RANGES;
  return { lambda: draw(lambda), beta: draw(beta), tau: draw(tau) };
}

/**
 * A walk of 60 steps over the 121 places of a grid, each of which is liked as much as a sum of random bumps says,
 * with noise. Written apart from the fit: the posterior by eliminating the whole system, the choice by Gumbel's
 * trick instead of a softmax.
 */
export function explorerWalk(explorer: Explorer, random: () => number): readonly Decision[] {
  const places = Array.from({ length: SIDE * SIDE }, (_, i) => ({
    x: (i % SIDE) / (SIDE - 1),
    y: Math.floor(i / SIDE) / (SIDE - 1),
  }));
  const liking = likings(places, random);
  const visits: Visit[] = [];
  const go = (place: number): void => {
    const { x, y } = places[place] as (typeof places)[number];
    visits.push({ x, y, reward: (liking[place] ?? 0) + 0.3 * polar(random) });
  };
  go(Math.floor(random() * places.length));
  return Array.from({ length: STEPS }, () => {
    const bounds = bestHopes(visits.slice(-20), places, explorer);
    const felt = bounds.map((bound) => bound / explorer.tau - Math.log(-Math.log(random())));
    const chosen = felt.indexOf(Math.max(...felt));
    const decision = { options: places, chosen, visits: [...visits] };
    go(chosen);
    return decision;
  });
}

function likings(places: readonly { x: number; y: number }[], random: () => number): number[] {
  const bumps = Array.from({ length: BUMPS }, () => ({
    x: random(),
    y: random(),
    height: polar(random),
  }));
  const raw = places.map(({ x, y }) =>
    bumps.reduce(
      (sum, bump) => sum + bump.height * 2 ** -(((x - bump.x) ** 2 + (y - bump.y) ** 2) / 0.02),
      0,
    ),
  );
  const mean = raw.reduce((sum, value) => sum + value, 0) / raw.length;
  const sd = Math.sqrt(raw.reduce((sum, value) => sum + (value - mean) ** 2, 0) / raw.length);
  return raw.map((value) => (value - mean) / sd);
}

/** Upper confidence bounds by Gauss & Jordan: the inverse of the noisy kernel, then quadratic forms. */
function bestHopes(
  visits: readonly Visit[],
  places: readonly { x: number; y: number }[],
  { lambda, beta }: Explorer,
): readonly number[] {
  const alike = (a: { x: number; y: number }, b: { x: number; y: number }): number =>
    Math.E ** (-0.5 * (Math.hypot(a.x - b.x, a.y - b.y) / lambda) ** 2);
  const inverse = inverted(
    visits.map((a, i) => visits.map((b, j) => alike(a, b) + (i === j ? 0.1 : 0))),
  );
  return places.map((place) => {
    const near = visits.map((visit) => alike(visit, place));
    let [mean, told] = [0, 0];
    for (const [i, row] of inverse.entries())
      for (const [j, weight] of row.entries()) {
        mean += (near[i] ?? 0) * weight * (visits[j]?.reward ?? 0);
        told += (near[i] ?? 0) * weight * (near[j] ?? 0);
      }
    return mean + beta * Math.sqrt(Math.max(0, 1 - told));
  });
}

function inverted(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let c = 0; c < n; c++) {
    const pivot = rows[c] as number[];
    const by = pivot[c] as number;
    for (let k = 0; k < 2 * n; k++) pivot[k] = (pivot[k] as number) / by;
    for (const [r, row] of rows.entries()) {
      const times = row[c] as number;
      if (r !== c)
        for (let k = 0; k < 2 * n; k++) row[k] = (row[k] as number) - times * (pivot[k] as number);
    }
  }
  return rows.map((row) => row.slice(n));
}

import type { Visit } from '#study/simulate/gp-ucb';
import { EXPLORER_MEMORY, EXPLORER_NOISE } from '#study/simulate/gp-ucb';
import { choleskyFactor, solveLower, solveUpper } from '../statistics/cholesky.ts';

/** One step of a walk: where one might have gone, and where one went. */
export interface Decision {
  readonly options: readonly { readonly x: number; readonly y: number }[];
  /** Place of the chosen one among the options. */
  readonly chosen: number;
  /** What had been visited until then, the oldest first. */
  readonly visits: readonly Visit[];
}

/** What a Gaussian process expects of each option, and how unsure it is. */
export interface Outlook {
  readonly mean: Float64Array;
  readonly sd: Float64Array;
  readonly chosen: number;
}

/** Posterior means and standard deviations of all options of a decision, for one length of generalisation. */
export function outlook({ options, chosen, visits }: Decision, lambda: number): Outlook {
  const known = visits.slice(-EXPLORER_MEMORY);
  const n = known.length;
  const factor = factorised(known, lambda);
  const weights = solveUpper(
    factor,
    n,
    solveLower(
      factor,
      n,
      known.map(({ reward }) => reward),
    ),
  );
  const [mean, sd] = [new Float64Array(options.length), new Float64Array(options.length)];
  const towards = new Float64Array(n);
  for (const [o, option] of options.entries()) {
    for (let i = 0; i < n; i++) towards[i] = kernel(known[i] as Visit, option, lambda);
    let expected = 0;
    for (let i = 0; i < n; i++) expected += (towards[i] as number) * (weights[i] as number);
    const left = solveLower(factor, n, towards);
    let told = 0;
    for (let i = 0; i < n; i++) told += (left[i] as number) ** 2;
    mean[o] = expected;
    sd[o] = Math.sqrt(Math.max(0, 1 - told));
  }
  return { mean, sd, chosen };
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function kernel(a: Place, b: Place, lambda: number): number {
  return Math.exp(-((a.x - b.x) ** 2 + (a.y - b.y) ** 2) / (2 * lambda * lambda));
}

/** Lower Cholesky factor of the kernel over the visits with noise. */
function factorised(visits: readonly Visit[], lambda: number): Float64Array {
  return choleskyFactor(
    visits.length,
    (i, j) =>
      kernel(visits[i] as Visit, visits[j] as Visit, lambda) + (i === j ? EXPLORER_NOISE : 0),
  );
}

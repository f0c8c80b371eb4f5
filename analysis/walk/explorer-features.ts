import type { Visit } from '#study/simulate/gp-ucb';
import { EXPLORER_MEMORY, EXPLORER_NOISE } from '#study/simulate/gp-ucb';

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
  const weights = solvedBack(
    factor,
    n,
    solved(
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
    const left = solved(factor, n, towards);
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

/** Lower Cholesky factor of the kernel over the visits with noise, row by row. */
function factorised(visits: readonly Visit[], lambda: number): Float64Array {
  const n = visits.length;
  const factor = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = kernel(visits[i] as Visit, visits[j] as Visit, lambda);
      if (i === j) sum += EXPLORER_NOISE;
      for (let k = 0; k < j; k++)
        sum -= (factor[i * n + k] as number) * (factor[j * n + k] as number);
      factor[i * n + j] = i === j ? Math.sqrt(sum) : sum / (factor[j * n + j] as number);
    }
  return factor;
}

function solved(factor: Float64Array, n: number, right: ArrayLike<number>): Float64Array {
  const solution = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = right[i] as number;
    for (let k = 0; k < i; k++) sum -= (factor[i * n + k] as number) * (solution[k] as number);
    solution[i] = sum / (factor[i * n + i] as number);
  }
  return solution;
}

function solvedBack(factor: Float64Array, n: number, right: Float64Array): Float64Array {
  const solution = right.slice();
  for (let i = n - 1; i >= 0; i--) {
    let sum = solution[i] as number;
    for (let k = i + 1; k < n; k++) sum -= (factor[k * n + i] as number) * (solution[k] as number);
    solution[i] = sum / (factor[i * n + i] as number);
  }
  return solution;
}

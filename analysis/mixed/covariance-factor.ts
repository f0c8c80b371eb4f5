import type { RandomBlock } from './random-design.ts';

/** What is estimated of one random effect. */
export interface RandomVariance {
  readonly group: string;
  readonly term: string;
  readonly variance: number;
  readonly sd: number;
  /** Correlations with the terms of the same group before it that it may be correlated with. */
  readonly corr?: readonly (number | null)[];
}

/** Where a search begins: every effect as strong as the residual. */
export function startingParameters(blocks: readonly RandomBlock[]): Float64Array {
  return Float64Array.from(blocks.flatMap(({ free }) => free.map(([i, j]) => (i === j ? 1 : 0))));
}

/** T of every block, row-major p x p, from the parameters. */
export function factors(
  blocks: readonly RandomBlock[],
  parameters: Float64Array,
): readonly Float64Array[] {
  let at = 0;
  return blocks.map(({ terms: { length: p }, free }) => {
    const t = new Float64Array(p * p);
    for (const [row, column] of free) t[row * p + column] = parameters[at++] as number;
    return t;
  });
}

/** The same T T' with nothing negative on the diagonal: a column's sign is free. */
export function withPositiveDiagonal(
  blocks: readonly RandomBlock[],
  parameters: Float64Array,
): Float64Array {
  const out = parameters.slice();
  let first = 0;
  for (const { free } of blocks) {
    const negative = new Set(
      free.flatMap(([i, j], at) => (i === j && (parameters[first + at] as number) < 0 ? [j] : [])),
    );
    for (const [at, [, j]] of free.entries())
      if (negative.has(j)) out[first + at] = -(parameters[first + at] as number);
    first += free.length;
  }
  return out;
}

/** Places of the parameters on the diagonals. */
export function diagonalPlaces(blocks: readonly RandomBlock[]): readonly number[] {
  return blocks.flatMap(({ free }) => free).flatMap(([i, j], at) => (i === j ? [at] : []));
}

/** Variances and correlations of the effects on their own scales, times sigma squared. */
export function randomVariances(
  blocks: readonly RandomBlock[],
  parameters: Float64Array,
  sigma: number,
): readonly RandomVariance[] {
  const all = factors(blocks, parameters);
  return blocks.flatMap((block, b) =>
    block.runs.flatMap((run) => runVariances(block, all[b] ?? NONE, run, sigma)),
  );
}

function runVariances(
  { group, terms, scales }: RandomBlock,
  t: Float64Array,
  [first, count]: readonly [number, number],
  sigma: number,
): readonly RandomVariance[] {
  const p = terms.length;
  const product = (i: number, j: number): number => {
    let sum = 0;
    for (let k = 0; k < p; k++) sum += (t[i * p + k] as number) * (t[j * p + k] as number);
    return sum;
  };
  return Array.from({ length: count }, (_, at) => {
    const i = first + at;
    const sd = (sigma * Math.sqrt(product(i, i))) / (scales[i] as number);
    const corr = Array.from({ length: at }, (_, before) => {
      const j = first + before;
      const norm = Math.sqrt(product(i, i) * product(j, j));
      return norm > 0 ? product(i, j) / norm : null;
    });
    return { group, term: terms[i] ?? '', variance: sd * sd, sd, ...(at > 0 && { corr }) };
  });
}

const NONE = new Float64Array(0);

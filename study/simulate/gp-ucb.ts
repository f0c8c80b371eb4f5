/** A place that was visited, with how much it was liked. */
export interface Visit {
  readonly x: number;
  readonly y: number;
  readonly reward: number;
}

/** How an explorer generalises and dares (Wu, Schulz et al. 2018). */
export interface Explorer {
  /** Length over which what is heard at one place tells of another, in world units. */
  readonly lambda: number;
  /** Weight of what is not known yet. */
  readonly beta: number;
  /** Temperature of the choice: near 0 the best, large at random. */
  readonly tau: number;
}

/** Variance of a reward about its mean. */
export const EXPLORER_NOISE = 0.1;
/** Visits that count; older ones are forgotten. */
export const EXPLORER_MEMORY = 20;

/**
 * Which of some places to go to next: a Gaussian process with a squared-exponential kernel over the
 * visits, its upper confidence bound, and a softmax over it.
 */
export function chooseNext(
  visits: readonly Visit[],
  places: readonly { readonly x: number; readonly y: number }[],
  explorer: Explorer,
  chance: number,
): number {
  const bounds = upperBounds(visits.slice(-EXPLORER_MEMORY), places, explorer);
  const most = Math.max(...bounds);
  const weights = bounds.map((bound) => Math.exp((bound - most) / explorer.tau));
  let left = chance * weights.reduce((sum, weight) => sum + weight, 0);
  const chosen = weights.findIndex((weight) => {
    left -= weight;
    return left <= 0;
  });
  return Math.max(0, chosen);
}

function upperBounds(
  visits: readonly Visit[],
  places: readonly { readonly x: number; readonly y: number }[],
  { lambda, beta }: Explorer,
): readonly number[] {
  const kernel = (a: { x: number; y: number }, b: { x: number; y: number }) =>
    Math.exp(-((a.x - b.x) ** 2 + (a.y - b.y) ** 2) / (2 * lambda * lambda));
  const lower = cholesky(
    visits.map((a, i) => visits.map((b, j) => kernel(a, b) + (i === j ? EXPLORER_NOISE : 0))),
  );
  const solvedRewards = solveLower(
    lower,
    visits.map(({ reward }) => reward),
  );
  return places.map((place) => {
    const solved = solveLower(
      lower,
      visits.map((visit) => kernel(visit, place)),
    );
    const mean = solved.reduce((sum, value, i) => sum + value * (solvedRewards[i] ?? 0), 0);
    const variance = 1 - solved.reduce((sum, value) => sum + value * value, 0);
    return mean + beta * Math.sqrt(Math.max(0, variance));
  });
}

/** Lower triangle L with L L' = a positive definite matrix. */
function cholesky(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const lower: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const own: number[] = [];
    lower.push(own);
    for (let j = 0; j <= i; j++) {
      let sum = row[j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (own[k] ?? 0) * (lower[j]?.[k] ?? 0);
      own.push(i === j ? Math.sqrt(sum) : sum / (lower[j]?.[j] ?? 1));
    }
  }
  return lower;
}

function solveLower(
  lower: readonly (readonly number[])[],
  right: readonly number[],
): readonly number[] {
  const solution: number[] = [];
  for (const [i, row] of lower.entries()) {
    let sum = right[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= (row[k] ?? 0) * (solution[k] ?? 0);
    solution.push(sum / (row[i] ?? 1));
  }
  return solution;
}

/** Lower Cholesky factor, row by row, of a positive definite matrix of `n` rows. */
export function choleskyFactor(n: number, entry: (i: number, j: number) => number): Float64Array {
  const factor = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = entry(i, j);
      for (let k = 0; k < j; k++)
        sum -= (factor[i * n + k] as number) * (factor[j * n + k] as number);
      factor[i * n + j] = i === j ? Math.sqrt(sum) : sum / (factor[j * n + j] as number);
    }
  return factor;
}

/** Solve L x = right for a lower factor L. */
export function solveLower(
  factor: Float64Array,
  n: number,
  right: ArrayLike<number>,
): Float64Array {
  const solution = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = right[i] as number;
    for (let k = 0; k < i; k++) sum -= (factor[i * n + k] as number) * (solution[k] as number);
    solution[i] = sum / (factor[i * n + i] as number);
  }
  return solution;
}

/** Solve L' x = right for a lower factor L. */
export function solveUpper(factor: Float64Array, n: number, right: Float64Array): Float64Array {
  const solution = right.slice();
  for (let i = n - 1; i >= 0; i--) {
    let sum = solution[i] as number;
    for (let k = i + 1; k < n; k++) sum -= (factor[k * n + i] as number) * (solution[k] as number);
    solution[i] = sum / (factor[i * n + i] as number);
  }
  return solution;
}

/** One logged choice: what was shown, what came of it, and how probable it was. */
export interface LoggedChoice {
  readonly reward: number;
  /** Probability with which the policy of the log chose as it did. */
  readonly logged: number;
  /** Probability with which the policy in question would have chosen the same. */
  readonly wanted: number;
  /** Reward that a model expects of this choice. */
  readonly expected: number;
  /** Reward that the model expects of the policy in question here, over all its choices. */
  readonly expectedOfPolicy: number;
}

/** Estimates of what another policy would have earned. */
export interface OffPolicy {
  /** Inverse propensity scores; the same, self-normalised; direct method; doubly robust. */
  readonly ips: number;
  readonly snips: number;
  readonly dm: number;
  readonly dr: number;
  /** Effective sample size (sum w)^2 / sum w^2; below 50 no verdict is given. */
  readonly ess: number;
}

/** Off-policy estimates of logged choices (Horvitz & Thompson; Swaminathan & Joachims 2015; Dudik et al. 2011). */
export function offPolicy(log: readonly LoggedChoice[]): OffPolicy | null {
  if (log.length === 0) return null;
  const rows = log.map((row) => ({ ...row, weight: row.wanted / row.logged }));
  const sum = (of: (row: (typeof rows)[number]) => number): number =>
    rows.reduce((total, row) => total + of(row), 0);
  const [weights, squares] = [sum(({ weight }) => weight), sum(({ weight }) => weight ** 2)];
  const earned = sum(({ weight, reward }) => weight * reward);
  const expected = sum(({ expectedOfPolicy }) => expectedOfPolicy);
  return {
    ips: earned / rows.length,
    snips: weights > 0 ? earned / weights : 0,
    dm: expected / rows.length,
    dr: (expected + sum((row) => row.weight * (row.reward - row.expected))) / rows.length,
    ess: squares > 0 ? weights ** 2 / squares : 0,
  };
}

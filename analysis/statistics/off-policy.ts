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

/** What the estimates are made of: sums over logged choices, w the wanted by the logged probability. */
export interface OffPolicySums {
  readonly count: number;
  /** Of w, w squared, w times the reward, and w times the reward that the model expects. */
  readonly weights: number;
  readonly squares: number;
  readonly earned: number;
  readonly expected: number;
  /** Of the reward that the model expects of the policy in question. */
  readonly expectedOfPolicy: number;
}

/** The sums over logged choices; those of several logs add up. */
export function offPolicySums(log: readonly LoggedChoice[]): OffPolicySums {
  const rows = log.map((row) => ({ ...row, weight: row.wanted / row.logged }));
  const sum = (of: (row: (typeof rows)[number]) => number): number =>
    rows.reduce((total, row) => total + of(row), 0);
  return {
    count: rows.length,
    weights: sum(({ weight }) => weight),
    squares: sum(({ weight }) => weight ** 2),
    earned: sum(({ weight, reward }) => weight * reward),
    expected: sum((row) => row.weight * row.expected),
    expectedOfPolicy: sum((row) => row.expectedOfPolicy),
  };
}

/** Off-policy estimates (Horvitz & Thompson; Swaminathan & Joachims 2015; Dudik et al. 2011); null of nothing. */
export function offPolicyOf(sums: OffPolicySums): OffPolicy | null {
  const { count, weights, squares, earned, expected, expectedOfPolicy } = sums;
  if (count === 0) return null;
  return {
    ips: earned / count,
    snips: weights > 0 ? earned / weights : 0,
    dm: expectedOfPolicy / count,
    dr: (expectedOfPolicy + earned - expected) / count,
    ess: squares > 0 ? weights ** 2 / squares : 0,
  };
}

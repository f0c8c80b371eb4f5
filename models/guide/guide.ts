/** A place that advice may point to. */
export interface Candidate {
  readonly segment: number;
  /** World coordinates. */
  readonly x: number;
  readonly y: number;
}

/** What a guide sees when it is asked. */
export interface Observation {
  /** Where the walker stands. */
  readonly x: number;
  readonly y: number;
  /** At least one. */
  readonly candidates: readonly Candidate[];
}

/** What it says: one of the candidates, and how likely it was to say so. */
export interface Advice {
  /** Place in `candidates`. */
  readonly chosen: number;
  /** Probability of each candidate; their sum is 1. */
  readonly propensities: readonly number[];
}

/** A guide: from what it sees to how likely it points to each candidate. Its name and version are logged with every advice. */
export interface GuidePolicy {
  readonly name: string;
  readonly version: number;
  readonly propensities: (observation: Observation) => readonly number[];
}

/** Uniform probability that studies always keep, so that what was not shown can be estimated afterwards. */
export const STUDY_FLOOR = 0.3;

/** Ask a policy; at least `floor` of the probability is spread evenly. `chance` is 0 ... 1. */
export function advise(
  policy: GuidePolicy,
  observation: Observation,
  floor: number,
  chance: number,
): Advice {
  const wished = policy.propensities(observation);
  const even = floor / observation.candidates.length;
  const propensities = wished.map((wish) => even + (1 - floor) * wish);
  let left = chance;
  const chosen = propensities.findIndex((propensity) => {
    left -= propensity;
    return left < 0;
  });
  return { chosen: chosen < 0 ? propensities.length - 1 : chosen, propensities };
}

import type { Explorer } from '#study/simulate/gp-ucb';
import { bestWith, type Found } from './explorer-choice.ts';
import type { Decision } from './explorer-features.ts';

/** An explorer found in a walk, with how well it explains the steps. */
export interface FittedExplorer extends Explorer {
  readonly steps: number;
  readonly logLikelihood: number;
  /** 1 - log likelihood by that of choosing at random (McFadden): 0 explains nothing. */
  readonly explained: number;
}

/** Fewer steps carry no three parameters. */
const FEWEST_STEPS = 20;
const SHORTEST = 0.02;
const LONGEST = 1;
/** Logarithms of lambda are not told apart below this: far less than its error. */
const ENOUGH = 0.04;
const GRID = 11;

/**
 * Fit a GP-UCB explorer (Wu, Schulz et al. 2018) to the steps of one person by penalised likelihood: for each
 * lambda the choice is a logit in mean and standard deviation of the options, which has one optimum; lambda is
 * sought on a logarithmic grid and then by golden section. Null for fewer than 20 steps with a choice.
 */
export function fitExplorer(decisions: readonly Decision[]): FittedExplorer | null {
  const real = decisions.filter(({ options, visits }) => options.length > 1 && visits.length > 0);
  if (real.length < FEWEST_STEPS) return null;
  const at = (logLambda: number) => bestWith(real, Math.exp(logLambda));
  const [low, high] = [Math.log(SHORTEST), Math.log(LONGEST)];
  const step = (high - low) / (GRID - 1);
  const grid = Array.from({ length: GRID }, (_, i) => at(low + i * step));
  const best = grid.reduce(
    (most, { value }, i) => (value > (grid[most]?.value ?? 0) ? i : most),
    0,
  );
  const { lambda, mean, sd, logLikelihood } = golden(
    at,
    low + (best - 1) * step,
    low + (best + 1) * step,
  );
  const chance = real.reduce((sum, { options }) => sum - Math.log(options.length), 0);
  return {
    lambda,
    beta: Math.exp(sd - mean),
    tau: Math.exp(-mean),
    steps: real.length,
    logLikelihood,
    explained: 1 - logLikelihood / chance,
  };
}

function golden(of: (place: number) => Found, from: number, to: number): Found {
  const share = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  let [a, b] = [high - share * (high - low), low + share * (high - low)];
  let [left, right] = [of(a), of(b)];
  while (high - low > ENOUGH) {
    if (left.value > right.value) {
      [high, b, right] = [b, a, left];
      a = high - share * (high - low);
      left = of(a);
    } else {
      [low, a, left] = [a, b, right];
      b = low + share * (high - low);
      right = of(b);
    }
  }
  return left.value > right.value ? left : right;
}

import { inverse, Matrix } from 'ml-matrix';
import {
  diagonalPlaces,
  type RandomVariance,
  randomVariances,
  startingParameters,
  withPositiveDiagonal,
} from './covariance-factor.ts';
import type { DesignColumn } from './design.ts';
import { covarianceInDesign, fixedBasis, inDesign } from './fixed-basis.ts';
import { minimise } from './minimise.ts';
import { type BinomialData, PenalisedWeights } from './penalised-weights.ts';
import type { RandomBlock } from './random-design.ts';

/** A fitted binomial mixed model with the logit link. */
export interface BinomialFit {
  readonly terms: readonly string[];
  readonly dropped: readonly string[];
  readonly estimates: Float64Array;
  readonly covariance: Float64Array;
  readonly random: readonly RandomVariance[];
  /** -2 log likelihood by Laplace's approximation. */
  readonly deviance: number;
  readonly converged: boolean;
  readonly singular: boolean;
}

/**
 * Fit as lme4's glmer(nAGQ = 1): first T alone with the fixed effects sought along, then T and fixed effects
 * together on Laplace's deviance; standard errors from its second differences.
 */
export function fitBinomial(
  design: readonly DesignColumn[],
  blocks: readonly RandomBlock[],
  data: BinomialData,
): BinomialFit {
  const basis = fixedBasis(design);
  const weights = new PenalisedWeights(blocks, basis.columns, data);
  let along: Float64Array = new Float64Array(basis.columns.length);
  const first = minimise((parameters) => {
    const mode = weights.mode(parameters, null, along);
    if (mode) along = mode.fixed;
    return mode?.deviance ?? Number.POSITIVE_INFINITY;
  }, startingParameters(blocks));
  along = weights.mode(first.x, null, along)?.fixed ?? along;
  const split = first.x.length;
  const deviance = (x: Float64Array): number =>
    weights.mode(x.subarray(0, split), x.slice(split), along)?.deviance ?? Number.POSITIVE_INFINITY;
  const found = minimise(deviance, Float64Array.of(...first.x, ...along));
  const parameters = withPositiveDiagonal(blocks, found.x.slice(0, split));
  return {
    terms: basis.kept.map(({ name }) => name),
    dropped: basis.dropped,
    estimates: inDesign(basis, found.x.slice(split)),
    covariance: covarianceInDesign(basis, fixedCovariance(deviance, found.x, split)),
    random: randomVariances(blocks, parameters, 1),
    deviance: found.value,
    converged: found.converged,
    singular: diagonalPlaces(blocks).some((place) => Math.abs(parameters[place] ?? 0) < 1e-4),
  };
}

/** The fixed effects' part of twice the inverse of the deviance's second differences, row-major. */
function fixedCovariance(
  f: (x: Float64Array) => number,
  x: Float64Array,
  split: number,
): Float64Array {
  const hessian = secondDifferences(f, x);
  const all = inverse(new Matrix(hessian)).mul(2);
  const p = x.length - split;
  return Float64Array.from({ length: p * p }, (_, at) =>
    all.get(split + Math.floor(at / p), split + (at % p)),
  );
}

const STEP = 2e-3;

function secondDifferences(f: (x: Float64Array) => number, x: Float64Array): number[][] {
  const moved = (...steps: readonly (readonly [number, number])[]): number => {
    const to = x.slice();
    for (const [i, by] of steps) to[i] = (to[i] ?? 0) + by;
    return f(to);
  };
  const middle = f(x);
  const out = Array.from(x, () => Array.from(x, () => 0));
  for (let i = 0; i < x.length; i++)
    for (let j = 0; j <= i; j++) {
      const value =
        i === j
          ? moved([i, STEP]) + moved([i, -STEP]) - 2 * middle
          : (moved([i, STEP], [j, STEP]) -
              moved([i, STEP], [j, -STEP]) -
              moved([i, -STEP], [j, STEP]) +
              moved([i, -STEP], [j, -STEP])) /
            4;
      for (const [a, b] of [
        [i, j],
        [j, i],
      ] as const) {
        const row = out[a];
        if (row) row[b] = value / STEP ** 2;
      }
    }
  return out;
}

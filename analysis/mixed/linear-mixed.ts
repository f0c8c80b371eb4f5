import { Refusal } from '#models/refusal';
import {
  diagonalPlaces,
  factors,
  type RandomVariance,
  randomVariances,
  startingParameters,
  withPositiveDiagonal,
} from './covariance-factor.ts';
import { type CrossProducts, crossProducts } from './cross-products.ts';
import type { DesignColumn } from './design.ts';
import { Factorisation } from './factorisation.ts';
import {
  covarianceInDesign,
  type FixedBasis,
  fixedBasis,
  inDesign,
  remainder,
} from './fixed-basis.ts';
import { minimise } from './minimise.ts';
import type { RandomBlock } from './random-design.ts';

/** A linear mixed model with its data but for the response. */
export interface LinearModel {
  readonly basis: FixedBasis;
  readonly blocks: readonly RandomBlock[];
  readonly products: CrossProducts;
  readonly factorisation: Factorisation;
}

/** A fitted linear mixed model. */
export interface LinearFit {
  readonly terms: readonly string[];
  readonly estimates: Float64Array;
  /** Covariance of the estimates, row-major. */
  readonly covariance: Float64Array;
  readonly random: readonly RandomVariance[];
  /** T of the blocks relative to sigma, as parameters. */
  readonly parameters: Float64Array;
  readonly sigma: number;
  /** -2 log of the (restricted) likelihood. */
  readonly criterion: number;
  readonly converged: boolean;
  /** A variance is zero or a correlation 1 or -1. */
  readonly singular: boolean;
}

/** Lay a model out once; it can then be fitted to many responses. */
export function linearModel(
  design: readonly DesignColumn[],
  blocks: readonly RandomBlock[],
): LinearModel {
  const rows = design[0]?.values.length ?? blocks[0]?.codes.length ?? 0;
  const full = blocks.find(({ levels, columns }) => levels * columns.length >= rows);
  if (full)
    throw new Refusal(
      `Got ${full.levels * full.columns.length} effects of ${full.group} from ${rows} rows when expected fewer effects than rows: give it several rows a group or fewer terms.`,
    );
  const basis = fixedBasis(design);
  const products = crossProducts(blocks, basis.columns);
  return { basis, blocks, products, factorisation: new Factorisation(products) };
}

/**
 * Fit by REML or ML, the criterion profiled over fixed effects and sigma (Bates et al. 2015, equations 34 to
 * 42) and minimised over the factors of the random effects' covariances.
 */
export function fitLinear(
  model: LinearModel,
  response: Float64Array,
  reml: boolean,
  search: Search = {},
): LinearFit {
  const { basis, blocks, products, factorisation } = model;
  const { rest, along } = remainder(response, basis.columns);
  products.fill(rest, null);
  const rows = response.length;
  const free = reml ? rows - basis.columns.length : rows;
  const criterion = (parameters: Float64Array): number => {
    const found = factorAt(model, parameters);
    if (!found) return Number.POSITIVE_INFINITY;
    const scale = Math.log((2 * Math.PI * found.residual) / free);
    return found.logRandom + (reml ? found.logFixed : 0) + free * (1 + scale);
  };
  const found = lowest(criterion, blocks, search);
  const parameters = withPositiveDiagonal(blocks, found.x);
  const best = factorAt(model, parameters);
  if (!best || !(best.residual > 0))
    throw new Refusal(
      'Got a response that the model fits without any residual when expected some: there is nothing to estimate.',
    );
  const sigma = Math.sqrt(best.residual / free);
  const effects = factorisation.fixedEffects().map((value, i) => value + (along[i] ?? 0));
  const covariance = factorisation.fixedCovariance().map((value) => value * sigma * sigma);
  return {
    terms: basis.kept.map(({ name }) => name),
    estimates: inDesign(basis, effects),
    covariance: covarianceInDesign(basis, covariance),
    random: randomVariances(blocks, parameters, sigma),
    parameters,
    sigma,
    criterion: found.value + (reml ? logTriangle(basis, rows) : 0),
    converged: found.converged,
    singular: diagonalPlaces(blocks).some((place) => Math.abs(parameters[place] ?? 0) < 1e-4),
  };
}

function factorAt({ blocks, products, factorisation }: LinearModel, parameters: Float64Array) {
  const all = factors(blocks, parameters);
  const inner = blocks.indexOf(products.inner);
  return factorisation.factor(
    all[inner] ?? new Float64Array(0),
    all.filter((_, b) => b !== inner),
  );
}

/** Where a search begins and what it need not gain any more; for fits of many like responses. */
interface Search {
  readonly start?: Float64Array;
  readonly enough?: number;
}

/** The search from several sides: at 0 a variance's slope vanishes, so that it is tried away from there. */
function lowest(
  criterion: (x: Float64Array) => number,
  blocks: readonly RandomBlock[],
  { start, enough }: Search,
) {
  let best = minimise(criterion, start ?? startingParameters(blocks), enough);
  for (const place of diagonalPlaces(blocks)) {
    if (Math.abs(best.x[place] ?? 0) > 0.01) continue;
    const moved = best.x.slice();
    moved[place] = 0.1;
    if (criterion(moved) < best.value) best = minimise(criterion, moved, enough);
  }
  return best;
}

/** The criterion is that of the design itself: log |X'X| differs from that of its basis by R. */
function logTriangle({ triangle, kept: { length: p } }: FixedBasis, rows: number): number {
  let sum = 0;
  for (let i = 0; i < p; i++) sum += 2 * Math.log(triangle[i * p + i] ?? 1);
  return rows > 0 ? sum : 0;
}

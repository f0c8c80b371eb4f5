import { logistic } from '#study/statistics/draw';
import { logGamma } from '#study/statistics/gamma';
import { factors } from './covariance-factor.ts';
import { type CrossProducts, crossProducts } from './cross-products.ts';
import { Factorisation } from './factorisation.ts';
import type { RandomBlock } from './random-design.ts';

/** Shares of right answers and the trials behind them. */
export interface BinomialData {
  readonly shares: Float64Array;
  readonly trials: Float64Array;
}

/** The conditional mode of the random effects of a binomial model. */
export interface Mode {
  /** -2 log likelihood by Laplace's approximation. */
  readonly deviance: number;
  /** Fixed effects: those given, or the best ones together with the random effects. */
  readonly fixed: Float64Array;
}

const MOST_ITERATIONS = 100;
/** A step that gains no more than this share has settled; one more makes the determinant exact too. */
const SETTLED = 1e-10;
/** Probabilities are kept this far from 0 and 1, so that weights never vanish. */
const EDGE = 1e-12;

/**
 * Penalised iteratively reweighted least squares (Bates et al. 2015; McCullagh & Nelder 1989) with the
 * logit link: Newton steps on deviance + |u|^2, halved where they lead up. One instance serves all T of a
 * model and starts where the last search ended.
 */
export class PenalisedWeights {
  readonly #blocks: readonly RandomBlock[];
  readonly #data: BinomialData;
  readonly #columns: readonly Float64Array[];
  readonly #given: readonly [CrossProducts, Factorisation];
  readonly #joint: readonly [CrossProducts, Factorisation];
  readonly #constant: number;
  #effects: { inner: Float64Array; rest: Float64Array };

  constructor(
    blocks: readonly RandomBlock[],
    columns: readonly Float64Array[],
    data: BinomialData,
  ) {
    this.#blocks = blocks;
    this.#columns = columns;
    this.#data = data;
    const given = crossProducts(blocks, []);
    const joint = crossProducts(blocks, columns);
    this.#given = [given, new Factorisation(given)];
    this.#joint = [joint, new Factorisation(joint)];
    this.#constant = logChoices(data);
    this.#effects = this.#none();
  }

  /** Laplace's deviance at T and fixed effects; with `fixed` null the fixed effects are sought too. */
  mode(parameters: Float64Array, fixed: Float64Array | null, start: Float64Array): Mode | null {
    const [products, factorisation] = fixed ? this.#given : this.#joint;
    const all = factors(this.#blocks, parameters);
    const place = this.#blocks.indexOf(products.inner);
    const inner = all[place] ?? new Float64Array(0);
    const outer = all.filter((_, b) => b !== place);
    let effects = this.#effects;
    let own = fixed ?? start;
    let penalised = this.#penalised(all, effects, own);
    if (!Number.isFinite(penalised)) {
      effects = this.#none();
      penalised = this.#penalised(all, effects, own);
    }
    let settled = 0;
    for (let i = 0; i < MOST_ITERATIONS; i++) {
      const { weights, working } = this.#weights(all, effects, own, fixed);
      products.fill(working, weights);
      const found = factorisation.factor(inner, outer);
      if (!found) return null;
      const target = fixed ?? factorisation.fixedEffects();
      const aim = factorisation.randomEffects(fixed ? new Float64Array(0) : target);
      const next = this.#step(all, { effects, own, penalised }, { effects: aim, own: target });
      const gained = penalised - next.penalised;
      ({ effects, own, penalised } = next);
      if (gained > SETTLED * (Math.abs(penalised) + 1)) settled = 0;
      else settled++;
      if (settled < 2) continue;
      this.#effects = effects;
      return { deviance: penalised + found.logRandom, fixed: own };
    }
    return null;
  }

  /** Towards the aim, half as far as long as it leads up. */
  #step(
    all: readonly Float64Array[],
    from: { effects: Effects; own: Float64Array; penalised: number },
    aim: { effects: Effects; own: Float64Array },
  ) {
    for (let length = 1; length > 1e-6; length /= 2) {
      const effects = {
        inner: between(from.effects.inner, aim.effects.inner, length),
        rest: between(from.effects.rest, aim.effects.rest, length),
      };
      const own = between(from.own, aim.own, length);
      const penalised = this.#penalised(all, effects, own);
      if (penalised <= from.penalised) return { effects, own, penalised };
    }
    return from;
  }

  #none(): Effects {
    const [{ inner, size, fixed }] = this.#given;
    return {
      inner: new Float64Array(inner.levels * inner.columns.length),
      rest: new Float64Array(size - 1 - fixed),
    };
  }

  /** Deviance -2 log f(y | u) plus |u|^2. */
  #penalised(all: readonly Float64Array[], effects: Effects, fixed: Float64Array): number {
    const { shares, trials } = this.#data;
    const eta = this.#linear(all, effects, fixed);
    let log = this.#constant;
    for (let i = 0; i < eta.length; i++) {
      const e = eta[i] as number;
      const softplus = e > 0 ? e + Math.log1p(Math.exp(-e)) : Math.log1p(Math.exp(e));
      log += (trials[i] as number) * ((shares[i] as number) * e - softplus);
    }
    return -2 * log + squares(effects.inner) + squares(effects.rest);
  }

  #weights(
    all: readonly Float64Array[],
    effects: Effects,
    own: Float64Array,
    fixed: Float64Array | null,
  ) {
    const { shares, trials } = this.#data;
    const eta = this.#linear(all, effects, own);
    const offset = fixed ? this.#fixedPart(fixed) : null;
    const weights = new Float64Array(eta.length);
    const working = new Float64Array(eta.length);
    for (let i = 0; i < eta.length; i++) {
      const mean = Math.min(1 - EDGE, Math.max(EDGE, logistic(eta[i] as number)));
      const slope = mean * (1 - mean);
      weights[i] = (trials[i] as number) * slope;
      working[i] =
        (eta[i] as number) - (offset?.[i] as number) + ((shares[i] as number) - mean) / slope;
    }
    return { weights, working };
  }

  #fixedPart(fixed: Float64Array): Float64Array {
    const out = new Float64Array(this.#data.shares.length);
    for (const [j, column] of this.#columns.entries())
      for (let i = 0; i < out.length; i++)
        out[i] = (out[i] as number) + (fixed[j] as number) * (column[i] as number);
    return out;
  }

  /** X b + Z T u. */
  #linear(
    all: readonly Float64Array[],
    { inner, rest }: Effects,
    fixed: Float64Array,
  ): Float64Array {
    const eta = this.#fixedPart(fixed);
    let first = 0;
    for (const [b, block] of this.#blocks.entries()) {
      const own = block === this.#given[0].inner;
      const spherical = own ? inner : rest.subarray(first);
      if (!own) first += block.levels * block.columns.length;
      addEffects(eta, block, all[b] ?? NONE, spherical);
    }
    return eta;
  }
}

interface Effects {
  readonly inner: Float64Array;
  readonly rest: Float64Array;
}

const NONE = new Float64Array(0);

function addEffects(eta: Float64Array, block: RandomBlock, t: Float64Array, u: Float64Array): void {
  const p = block.columns.length;
  const effects = Float64Array.from(u.subarray(0, block.levels * p), (_, at) => {
    const a = at % p;
    let sum = 0;
    for (let b = 0; b <= a; b++) sum += (t[a * p + b] as number) * (u[at - a + b] as number);
    return sum;
  });
  for (const [a, column] of block.columns.entries())
    for (let i = 0; i < eta.length; i++)
      eta[i] =
        (eta[i] as number) +
        (column[i] as number) * (effects[(block.codes[i] as number) * p + a] as number);
}

function between(from: Float64Array, to: Float64Array, share: number): Float64Array {
  return from.map((value, i) => value + share * ((to[i] as number) - value));
}

function squares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

/** Sum of log (n choose y): 0 for single answers. */
function logChoices({ shares, trials }: BinomialData): number {
  return trials.reduce((sum, n, i) => {
    const yes = n * (shares[i] as number);
    return sum + logGamma(n + 1) - logGamma(yes + 1) - logGamma(n - yes + 1);
  }, 0);
}

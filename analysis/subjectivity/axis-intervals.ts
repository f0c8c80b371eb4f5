import { seededRandom } from '#models/chance/seeded-random';
import { drawNormal, logistic } from '#study/statistics/draw';
import { factors } from '../mixed/covariance-factor.ts';
import { fitLinear, type LinearFit, type LinearModel, linearModel } from '../mixed/linear-mixed.ts';
import { type Interval, percentileInterval, type Resampling } from '../statistics/bootstrap.ts';
import { type AxisRatings, fixedColumns, randomColumns } from './axis-ratings.ts';
import { type AxisFit, slopesOf, subjectivityOf } from './subjectivity.ts';

/** Intervals of what an axis means. */
export interface AxisIntervals {
  readonly slope: Interval | null;
  readonly subjectivity: Interval | null;
}
/** Agreement on a scale: ICC(2,1) from the variances of `rating ~ 1 + (1 | person) + (1 | clip)`. */
export interface ScaleAgreement {
  readonly icc: number;
  readonly interval: Interval | null;
}

/** Bootstrap fits need no more digits than their spread shows. */
const ENOUGH = 1e-4;

/**
 * Parametric bootstrap: simulate responses of the fitted model, with the shared slope shrunk to
 * sqrt(max(0, b^2 - SE^2)) so that its square isn't inflated, fit each anew, take percentiles of S and of
 * the slope's error.
 */
export function parametricIntervals(
  axis: AxisFit,
  { seed, replicates }: Resampling,
): AxisIntervals {
  const { model, fit, slope } = axis;
  const random = seededRandom(seed);
  const world = shrunken(axis);
  const shrunk = world.estimates[1] ?? 0;
  const drawn = Array.from({ length: replicates }, () => {
    const again = fitLinear(model, simulateResponse(model, world, random), true, {
      start: fit.parameters,
      enough: ENOUGH,
    });
    return slopesOf(again);
  });
  const errors = percentileInterval(drawn.map((one) => one.slope - shrunk));
  return {
    slope: errors && { low: slope + errors.low, high: slope + errors.high },
    subjectivity: percentileInterval(
      drawn.map((one) => subjectivityOf(one.slope, one.se, one.slopeVariance)),
    ),
  };
}

/** Bootstrap over people and clips: both drawn with replacement, a cell counts as often as both were drawn. */
export function resampledIntervals(
  ratings: AxisRatings,
  { seed, replicates }: Resampling,
): AxisIntervals {
  const random = seededRandom(seed);
  const drawn = Array.from({ length: replicates }, () => refitted(redrawn(ratings, random)));
  return {
    slope: percentileInterval(drawn.map((one) => one?.slope ?? null)),
    subjectivity: percentileInterval(
      drawn.map((one) => one && subjectivityOf(one.slope, one.se, one.slopeVariance)),
    ),
  };
}

/**
 * ICC(2,1) of a scale. Its interval is that of a parametric bootstrap of the fitted axis in which the clips are
 * new ones too: each takes the position of one of the old. The draws are read on the log-odds, whose spread
 * hardly depends on the size of a ratio of variances: log-odds +- 1.96 SD.
 */
export function scaleAgreement(
  ratings: AxisRatings,
  axis: AxisFit,
  { seed, replicates }: Resampling,
): ScaleAgreement {
  const random = seededRandom(seed);
  const flat = linearModel(fixedColumns(ratings, false), randomColumns(ratings, false));
  const fit = fitLinear(flat, ratings.rating, true);
  const icc = agreementOf(fit);
  const positions = Float64Array.from({ length: ratings.clips });
  for (const [i, clip] of ratings.clip.entries()) positions[clip] = ratings.position[i] ?? 0;
  const world = shrunken(axis);
  const odds = Array.from({ length: replicates }, () => {
    const places = positions.map(() => positions[Math.floor(random() * positions.length)] ?? 0);
    const moved = {
      ...ratings,
      position: Float64Array.from(ratings.clip, (clip) => places[clip] ?? 0),
    };
    const model = {
      basis: { kept: fixedColumns(moved, true) },
      blocks: blocksLike(axis.model.blocks, moved),
    };
    const response = simulateResponse(model, world, random);
    return logOdds(
      agreementOf(fitLinear(flat, response, true, { start: fit.parameters, enough: ENOUGH })),
    );
  });
  return { icc, interval: oddsInterval(logOdds(icc), odds) };
}

/** The blocks of an axis with the people's slopes on other positions, on the old scale. */
function blocksLike(
  blocks: LinearModel['blocks'],
  { position }: AxisRatings,
): LinearModel['blocks'] {
  return blocks.map((block) => ({
    ...block,
    columns: block.columns.map((column, a) => {
      const scale = block.scales[a] ?? 1;
      return block.terms[a] === 'position' ? position.map((x) => x / scale) : column;
    }),
  }));
}

function oddsInterval(value: number, draws: readonly number[]): Interval | null {
  if (draws.length < 2) return null;
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / (draws.length - 1);
  const reach = 1.96 * Math.sqrt(variance);
  return { low: logistic(value - reach), high: logistic(value + reach) };
}

function logOdds(share: number): number {
  const held = Math.min(1 - TINY, Math.max(TINY, share));
  return Math.log(held / (1 - held));
}

/** Shares this near to 0 and 1 are not told from them. */
const TINY = 1e-3;

/** The fitted world with the shared slope shrunk so that its square isn't inflated by its error. */
function shrunken({ fit, slope, se }: AxisFit): LinearFit {
  const shrunk = Math.sign(slope) * Math.sqrt(Math.max(0, slope ** 2 - se ** 2));
  return { ...fit, estimates: Float64Array.of(fit.estimates[0] ?? 0, shrunk) };
}

/** The clips' share of the variance of one rating. */
function agreementOf({ random, sigma }: LinearFit): number {
  const of = (group: string): number => random.find((one) => one.group === group)?.variance ?? 0;
  return of('clip') / (of('clip') + of('person') + sigma ** 2);
}

/** Draw a response of a fitted model. */
function simulateResponse(
  {
    basis,
    blocks,
  }: Pick<LinearModel, 'blocks'> & { readonly basis: Pick<LinearModel['basis'], 'kept'> },
  fit: LinearFit,
  random: () => number,
): Float64Array {
  const all = factors(blocks, fit.parameters);
  const response = new Float64Array(blocks[0]?.codes.length ?? 0);
  for (const [j, { values }] of basis.kept.entries())
    addTimes(response, values, fit.estimates[j] ?? 0);
  for (const [b, block] of blocks.entries()) {
    const p = block.columns.length;
    const t = all[b] ?? new Float64Array(p * p);
    const effects = drawEffects(block.levels, p, t, fit.sigma, random);
    for (const [a, column] of block.columns.entries())
      for (let i = 0; i < response.length; i++)
        response[i] =
          (response[i] as number) +
          (column[i] as number) * (effects[(block.codes[i] as number) * p + a] as number);
  }
  return response.map((value) => value + fit.sigma * drawNormal(random));
}

function addTimes(to: Float64Array, values: Float64Array, factor: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + factor * (values[i] as number);
}

function drawEffects(
  levels: number,
  p: number,
  t: Float64Array,
  sigma: number,
  random: () => number,
) {
  const out = new Float64Array(levels * p);
  for (let level = 0; level < levels; level++) {
    const u = Array.from({ length: p }, () => sigma * drawNormal(random));
    for (let a = 0; a < p; a++)
      out[level * p + a] = u.reduce((sum, value, b) => sum + value * (t[a * p + b] as number), 0);
  }
  return out;
}

/** A drawn person or clip that comes twice is two people or clips. */
function redrawn(ratings: AxisRatings, random: () => number): AxisRatings {
  const people = placesOf(ratings.people, random);
  const clips = placesOf(ratings.clips, random);
  const entries = Array.from(ratings.rating.keys()).flatMap((i) =>
    (people[ratings.person[i] ?? 0] ?? []).flatMap((person) =>
      (clips[ratings.clip[i] ?? 0] ?? []).map((clip) => ({ i, person, clip })),
    ),
  );
  return {
    people: ratings.people,
    clips: ratings.clips,
    person: Int32Array.from(entries, ({ person }) => person),
    clip: Int32Array.from(entries, ({ clip }) => clip),
    position: Float64Array.from(entries, ({ i }) => ratings.position[i] ?? 0),
    rating: Float64Array.from(entries, ({ i }) => ratings.rating[i] ?? 0),
  };
}

/** For every place, the numbers of the draws that took it. */
function placesOf(count: number, random: () => number): readonly (readonly number[])[] {
  const places: number[][] = Array.from({ length: count }, () => []);
  for (let i = 0; i < count; i++) places[Math.floor(random() * count)]?.push(i);
  return places;
}

/** Null where a draw took too few ratings or too few positions to carry the model. */
function refitted(ratings: AxisRatings) {
  if (ratings.rating.length <= Math.max(2 * ratings.people, ratings.clips)) return null;
  const model = linearModel(fixedColumns(ratings, true), randomColumns(ratings, true));
  if (model.basis.kept.length < 2) return null;
  return slopesOf(fitLinear(model, ratings.rating, true, { enough: ENOUGH }));
}

import type { DesignColumn } from './design.ts';

/** Fixed effects as an orthogonal basis, so that no scale or offset of a covariate costs digits. */
export interface FixedBasis {
  /** Columns that are independent of those before them. */
  readonly kept: readonly DesignColumn[];
  /** Names of the others. */
  readonly dropped: readonly string[];
  /** Orthogonal columns of root mean square 1 that span the same. */
  readonly columns: readonly Float64Array[];
  /** Upper triangle R, row-major: kept = columns R. */
  readonly triangle: Float64Array;
}

/** A column whose remainder is smaller than this share of it depends on those before. */
const DEPENDENT = 1e-7;

/** Gram and Schmidt, twice each. */
export function fixedBasis(design: readonly DesignColumn[]): FixedBasis {
  const kept: DesignColumn[] = [];
  const dropped: string[] = [];
  const columns: Float64Array[] = [];
  const weights: number[][] = [];
  for (const column of design) {
    const { rest, along } = remainder(column.values, columns);
    const length = Math.sqrt(meanProduct(rest, rest));
    if (!(length > DEPENDENT * Math.sqrt(meanProduct(column.values, column.values)))) {
      dropped.push(column.name);
      continue;
    }
    kept.push(column);
    columns.push(rest.map((value) => value / length));
    weights.push([...along, length]);
  }
  const p = kept.length;
  const triangle = new Float64Array(p * p);
  for (const [j, along] of weights.entries())
    for (const [i, weight] of along.entries()) triangle[i * p + j] = weight;
  return { kept, dropped, columns, triangle };
}

/** What is left of a vector beside the columns, and how much of each was in it. */
export function remainder(
  values: Float64Array,
  columns: readonly Float64Array[],
): { rest: Float64Array; along: Float64Array } {
  const rest = values.slice();
  const along = new Float64Array(columns.length);
  for (let pass = 0; pass < 2; pass++)
    for (const [j, column] of columns.entries()) {
      const share = meanProduct(rest, column);
      along[j] = (along[j] as number) + share;
      for (let i = 0; i < rest.length; i++)
        rest[i] = (rest[i] as number) - share * (column[i] as number);
    }
  return { rest, along };
}

/** Coefficients of the design from those of the basis: R^-1 b. */
export function inDesign(
  { triangle, kept: { length: p } }: FixedBasis,
  effects: Float64Array,
): Float64Array {
  const out = effects.slice();
  for (let i = p - 1; i >= 0; i--) {
    let sum = out[i] as number;
    for (let j = i + 1; j < p; j++) sum -= (triangle[i * p + j] as number) * (out[j] as number);
    out[i] = sum / (triangle[i * p + i] as number);
  }
  return out;
}

/** Covariance of the design's coefficients from that of the basis: R^-1 C R^-T, row-major. */
export function covarianceInDesign(basis: FixedBasis, covariance: Float64Array): Float64Array {
  const p = basis.kept.length;
  const half = new Float64Array(p * p);
  for (let j = 0; j < p; j++) {
    const column = inDesign(
      basis,
      Float64Array.from({ length: p }, (_, i) => covariance[i * p + j] as number),
    );
    for (let i = 0; i < p; i++) half[i * p + j] = column[i] as number;
  }
  const whole = new Float64Array(p * p);
  for (let i = 0; i < p; i++) whole.set(inDesign(basis, half.slice(i * p, (i + 1) * p)), i * p);
  return whole;
}

function meanProduct(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum / a.length;
}

import type { CrossProducts, LevelColumns } from './cross-products.ts';

/** What a factorisation says of a model at one T. */
export interface Factored {
  /** log |L|^2 of the random effects. */
  readonly logRandom: number;
  /** log |R_X|^2 of the fixed effects. */
  readonly logFixed: number;
  /** Penalised residual sum of squares at the best effects. */
  readonly residual: number;
}

/**
 * Cholesky factor of [T'Z'ZT + I, T'Z'X, T'Z'y; X'ZT, X'X, X'y; y'ZT, y'X, y'y] (Bates et al. 2015): the inner
 * block is eliminated level by level, touching only the columns that meet a level, the rest is factored
 * within its envelope.
 */
export class Factorisation {
  readonly #products: CrossProducts;
  readonly #lower: Float64Array;
  readonly #inner: Float64Array;
  readonly #links: readonly Float64Array[];
  readonly #zeros: Float64Array;

  constructor(products: CrossProducts) {
    this.#products = products;
    this.#lower = new Float64Array(products.rest.length);
    this.#inner = new Float64Array(products.own.length);
    this.#zeros = new Float64Array(products.size);
    this.#links = products.linked.map(({ values }) => new Float64Array(values.length));
  }

  /**
   * Factor at T: one row-major lower triangular p x p matrix for each block, inner first. Null where the
   * fixed effects are dependent or nothing is finite.
   */
  factor(inner: Float64Array, outer: readonly Float64Array[]): Factored | null {
    this.#scaleRest(outer);
    let logRandom = this.#eliminate(inner, outer);
    if (!this.#cholesky()) return null;
    const { size, fixed } = this.#products;
    let logFixed = 0;
    for (let i = 0; i < size - 1; i++) {
      const log = 2 * Math.log(this.#lower[i * size + i] as number);
      if (i < size - 1 - fixed) logRandom += log;
      else logFixed += log;
    }
    return { logRandom, logFixed, residual: (this.#lower[size * size - 1] as number) ** 2 };
  }

  /** Fixed effects of the last factorisation. */
  fixedEffects(): Float64Array {
    const { size, fixed } = this.#products;
    const first = size - 1 - fixed;
    const effects = this.#lower.slice((size - 1) * size + first, (size - 1) * size + size - 1);
    this.#solveTransposed(effects, first, fixed);
    return effects;
  }

  /** Inverse of R_X' R_X: the covariance of the fixed effects but for sigma squared, row-major. */
  fixedCovariance(): Float64Array {
    const { size, fixed } = this.#products;
    const first = size - 1 - fixed;
    const inverse = new Float64Array(fixed * fixed);
    for (let j = 0; j < fixed; j++) {
      const column = new Float64Array(fixed);
      for (let i = j; i < fixed; i++) {
        let sum = i === j ? 1 : 0;
        for (let k = j; k < i; k++) sum -= this.#cell(first + i, first + k) * (column[k] as number);
        column[i] = sum / this.#cell(first + i, first + i);
      }
      this.#solveTransposed(column, first, fixed);
      inverse.set(column, j * fixed);
    }
    return inverse;
  }

  /**
   * Spherical random effects u of the last factorisation for given fixed effects: inner levels first, then
   * the rest in its order.
   */
  randomEffects(fixedEffects: Float64Array): { inner: Float64Array; rest: Float64Array } {
    const { size, fixed, inner, linked } = this.#products;
    const random = size - 1 - fixed;
    const p = inner.columns.length;
    const rest = new Float64Array(size);
    for (let i = 0; i < random; i++) {
      let sum = this.#cell(size - 1, i);
      for (let j = 0; j < fixed; j++)
        sum -= this.#cell(random + j, i) * (fixedEffects[j] as number);
      rest[i] = sum;
    }
    this.#solveTransposed(rest, 0, random);
    rest.set(fixedEffects, random);
    rest[size - 1] = -1;
    const own = new Float64Array(inner.levels * p);
    for (const [level, { runs, width }] of linked.entries()) {
      const link = this.#links[level] as Float64Array;
      const known = gatherRuns(rest, runs, width);
      for (let a = 0; a < p; a++) own[level * p + a] = -dot(link, a * width, known, 0, width);
      this.#solveInner(own, level, p);
    }
    return { inner: own, rest: rest.subarray(0, random) };
  }

  #cell(row: number, column: number): number {
    return this.#lower[row * this.#products.size + column] as number;
  }

  #scaleRest(outer: readonly Float64Array[]): void {
    const { pairs, rest, size, fixed } = this.#products;
    const lower = this.#lower;
    lower.fill(0);
    for (const pair of pairs) scalePair(rest, lower, size, pair, outer);
    for (let i = 0; i < size - 1 - fixed; i++)
      lower[i * size + i] = (lower[i * size + i] as number) + 1;
  }

  /** Take the inner block out of the rest; gives its part of log |L|^2. */
  #eliminate(inner: Float64Array, outer: readonly Float64Array[]): number {
    const { linked, own, inner: block, size } = this.#products;
    const p = block.columns.length;
    const dense: Float64Array[] = [];
    let log = 0;
    for (const [level, { runs, width, values }] of linked.entries()) {
      const link = this.#links[level] ?? NONE;
      log += factorLevel(own, this.#inner, level, p, inner);
      scaleLinks(values, link, { p, width, inner, outer, runs });
      forwardLinks(this.#inner, level, p, link, width);
      if (width < size) subtractSparse(this.#lower, link, p, width, size, runs);
      else for (let a = 0; a < p; a++) dense.push(link.subarray(a * size, (a + 1) * size));
    }
    for (let i = 0; i < dense.length; i += 4)
      subtractDense(
        this.#lower,
        [0, 1, 2, 3].map((k) => dense[i + k] ?? this.#zeros),
        size,
      );
    return log;
  }

  #cholesky(): boolean {
    const { size, envelope } = this.#products;
    const lower = this.#lower;
    for (let i = 0; i < size; i++) {
      const first = envelope[i] as number;
      for (let j = first; j < i; j++) {
        const from = Math.max(first, envelope[j] as number);
        const sum = dot(lower, i * size + from, lower, j * size + from, j - from);
        lower[i * size + j] =
          ((lower[i * size + j] as number) - sum) / (lower[j * size + j] as number);
      }
      const own = dot(lower, i * size + first, lower, i * size + first, i - first);
      const left = (lower[i * size + i] as number) - own;
      if (!(left > 0) && i < size - 1) return false;
      lower[i * size + i] = Math.sqrt(Math.max(0, left));
    }
    return Number.isFinite(lower[size * size - 1]);
  }

  /** Solve L' x = b in place for the square of `count` rows from `first`. */
  #solveTransposed(x: Float64Array, first: number, count: number): void {
    for (let i = count - 1; i >= 0; i--) {
      let sum = x[i] as number;
      for (let k = i + 1; k < count; k++)
        sum -= this.#cell(first + k, first + i) * (x[k] as number);
      x[i] = sum / this.#cell(first + i, first + i);
    }
  }

  #solveInner(x: Float64Array, level: number, p: number): void {
    for (let i = p - 1; i >= 0; i--) {
      let sum = x[level * p + i] as number;
      for (let k = i + 1; k < p; k++)
        sum -= (this.#inner[(level * p + k) * p + i] as number) * (x[level * p + k] as number);
      x[level * p + i] = sum / (this.#inner[(level * p + i) * p + i] as number);
    }
  }
}

const NONE = new Float64Array(0);

/** Inner product of two stretches, in four sums that the processor can take side by side. */
function dot(a: Float64Array, from: number, b: Float64Array, other: number, count: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let k = 0;
  for (; k + 3 < count; k += 4) {
    s0 += (a[from + k] as number) * (b[other + k] as number);
    s1 += (a[from + k + 1] as number) * (b[other + k + 1] as number);
    s2 += (a[from + k + 2] as number) * (b[other + k + 2] as number);
    s3 += (a[from + k + 3] as number) * (b[other + k + 3] as number);
  }
  for (; k < count; k++) s0 += (a[from + k] as number) * (b[other + k] as number);
  return s0 + s1 + (s2 + s3);
}

/** The values of some runs, one after the other. */
function gatherRuns(
  from: Float64Array,
  runs: readonly LevelColumns[],
  width: number,
): Float64Array {
  const out = new Float64Array(width);
  let slot = 0;
  for (const run of runs) {
    out.set(from.subarray(run.first, run.first + run.width), slot);
    slot += run.width;
  }
  return out;
}

/**
 * T_later' A T_earlier of one pair of runs, in place; fixed effects and y are not scaled. What of a pair with
 * itself falls above the diagonal is never read.
 */
function scalePair(
  from: Float64Array,
  to: Float64Array,
  size: number,
  [later, earlier]: readonly [LevelColumns, LevelColumns],
  outer: readonly Float64Array[],
): void {
  const left = outer[later.block];
  const right = outer[earlier.block];
  for (let row = later.first; row < later.first + later.width; row++)
    copyRow(from, to, size, row, earlier);
  if (right)
    for (let row = later.first; row < later.first + later.width; row++)
      scaleRun(to, row * size + earlier.first, earlier.width, right);
  if (left) for (let a = 0; a < later.width; a++) combineRows(to, size, later, a, earlier, left);
}

/** A stretch of a row of the symmetric matrix of which only the lower triangle is kept. */
function copyRow(
  from: Float64Array,
  to: Float64Array,
  size: number,
  row: number,
  run: LevelColumns,
): void {
  for (let column = run.first; column < run.first + run.width; column++)
    to[row * size + column] = from[
      row >= column ? row * size + column : column * size + row
    ] as number;
}

/** Row a of T' B in place; the rows below are still those of B. */
function combineRows(
  to: Float64Array,
  size: number,
  later: LevelColumns,
  a: number,
  earlier: LevelColumns,
  t: Float64Array,
): void {
  const p = later.width;
  for (let column = earlier.first; column < earlier.first + earlier.width; column++) {
    let sum = 0;
    for (let c = a; c < p; c++)
      sum += (t[c * p + a] as number) * (to[(later.first + c) * size + column] as number);
    to[(later.first + a) * size + column] = sum;
  }
}

/** Cholesky of T' A T + I for one inner level; gives its log determinant. */
function factorLevel(
  own: Float64Array,
  to: Float64Array,
  level: number,
  p: number,
  t: Float64Array,
): number {
  const base = level * p * p;
  let log = 0;
  for (let i = 0; i < p; i++)
    for (let j = 0; j <= i; j++) {
      const known = dot(to, base + i * p, to, base + j * p, j);
      const sum = scaledCell(own, base, t, p, i, j) + (i === j ? 1 : 0) - known;
      if (i === j) log += Math.log(sum);
      to[base + i * p + j] = i === j ? Math.sqrt(sum) : sum / (to[base + j * p + j] as number);
    }
  return log;
}

/** Cell i, j of T' A T. */
function scaledCell(
  own: Float64Array,
  base: number,
  t: Float64Array,
  p: number,
  i: number,
  j: number,
): number {
  let sum = 0;
  for (let c = i; c < p; c++)
    for (let d = j; d < p; d++)
      sum +=
        (t[c * p + i] as number) * (t[d * p + j] as number) * (own[base + c * p + d] as number);
  return sum;
}

interface Links {
  readonly p: number;
  readonly width: number;
  readonly inner: Float64Array;
  readonly outer: readonly Float64Array[];
  readonly runs: readonly LevelColumns[];
}

/** T_inner' C T_outer of one level. */
function scaleLinks(
  from: Float64Array,
  to: Float64Array,
  { p, width, inner, outer, runs }: Links,
): void {
  for (let a = 0; a < p; a++)
    for (let m = 0; m < width; m++) {
      let sum = 0;
      for (let c = a; c < p; c++)
        sum += (inner[c * p + a] as number) * (from[c * width + m] as number);
      to[a * width + m] = sum;
    }
  let slot = 0;
  for (const run of runs) {
    const t = outer[run.block];
    if (t) for (let a = 0; a < p; a++) scaleRun(to, a * width + slot, run.width, t);
    slot += run.width;
  }
}

function scaleRun(values: Float64Array, at: number, width: number, t: Float64Array): void {
  for (let b = 0; b < width; b++) {
    let sum = 0;
    for (let d = b; d < width; d++)
      sum += (t[d * width + b] as number) * (values[at + d] as number);
    values[at + b] = sum;
  }
}

/** Solve L V = C of one level in place. */
function forwardLinks(
  inner: Float64Array,
  level: number,
  p: number,
  link: Float64Array,
  width: number,
): void {
  const base = level * p * p;
  for (let a = 0; a < p; a++) {
    for (let k = 0; k < a; k++) {
      const factor = inner[base + a * p + k] as number;
      for (let m = 0; m < width; m++)
        link[a * width + m] =
          (link[a * width + m] as number) - factor * (link[k * width + m] as number);
    }
    const scale = 1 / (inner[base + a * p + a] as number);
    for (let m = 0; m < width; m++) link[a * width + m] = (link[a * width + m] as number) * scale;
  }
}

/** lower -= v v' of four vectors that meet every column: the memory is passed over once for all. */
function subtractDense(lower: Float64Array, vectors: readonly Float64Array[], size: number): void {
  const [v0, v1, v2, v3] = vectors as [Float64Array, Float64Array, Float64Array, Float64Array];
  for (let i = 0; i < size; i++) {
    const [a, b] = [v0[i] as number, v1[i] as number];
    const [c, d] = [v2[i] as number, v3[i] as number];
    const row = i * size;
    for (let j = 0; j <= i; j++)
      lower[row + j] =
        (lower[row + j] as number) -
        (a * (v0[j] as number) +
          b * (v1[j] as number) +
          (c * (v2[j] as number) + d * (v3[j] as number)));
  }
}

function subtractSparse(
  lower: Float64Array,
  link: Float64Array,
  p: number,
  width: number,
  size: number,
  runs: readonly LevelColumns[],
): void {
  const places = new Int32Array(width);
  let slot = 0;
  for (const run of runs) for (let b = 0; b < run.width; b++) places[slot++] = run.first + b;
  for (let a = 0; a < p; a++)
    for (let i = 0; i < width; i++) {
      const vi = link[a * width + i] as number;
      const row = (places[i] as number) * size;
      for (let j = 0; j <= i; j++) {
        const at = row + (places[j] as number);
        lower[at] = (lower[at] as number) - vi * (link[a * width + j] as number);
      }
    }
}

/** Where a search ended. */
export interface Minimum {
  readonly x: Float64Array;
  readonly value: number;
  readonly converged: boolean;
  /** How often the function was computed. */
  readonly evaluations: number;
}

/** A search ends when the next step promises less than this, unless told otherwise. */
const ENOUGH = 1e-9;
const MOST_STEPS = 200;
const LONGEST = 1.5;

/**
 * Minimise a smooth function of a few variables of the order of 1: BFGS with central differences (Nocedal
 * & Wright 2006, chapters 6 and 8); the first curvatures are differences too. A value that is no number
 * counts as infinite.
 */
export function minimise(
  f: (x: Float64Array) => number,
  start: Float64Array,
  enough = ENOUGH,
): Minimum {
  let evaluations = 0;
  const at = (x: Float64Array): number => {
    evaluations++;
    const value = f(x);
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
  };
  let x = start.slice();
  let value = at(x);
  let { gradient, curvature } = differences(at, x, value, 1e-3);
  let inverse = diagonal(curvature);
  for (let i = 0; i < MOST_STEPS; i++) {
    const step = downhill(inverse, gradient);
    if (-dot(step, gradient) < 2 * enough) return { x, value, converged: true, evaluations };
    const next = search(at, x, value, gradient, step);
    if (!next) {
      if (i > 0 && isDiagonal(inverse))
        return { x, value, converged: dot(gradient, gradient) < 1e-4, evaluations };
      ({ gradient, curvature } = differences(at, x, value, 1e-3));
      inverse = diagonal(curvature);
      continue;
    }
    const before = gradient;
    const moved = next.x.map((v, j) => v - (x[j] as number));
    ({ x, value } = next);
    ({ gradient } = differences(at, x, value, 1e-4));
    inverse = updated(
      inverse,
      moved,
      gradient.map((g, j) => g - (before[j] as number)),
    );
  }
  return { x, value, converged: false, evaluations };
}

type Square = readonly Float64Array[];

function differences(
  at: (x: Float64Array) => number,
  x: Float64Array,
  value: number,
  share: number,
) {
  const gradient = new Float64Array(x.length);
  const curvature = new Float64Array(x.length);
  for (const [i, xi] of x.entries()) {
    const h = share * Math.max(1, Math.abs(xi));
    const moved = x.slice();
    moved[i] = xi + h;
    const above = at(moved);
    moved[i] = xi - h;
    const below = at(moved);
    gradient[i] = (above - below) / (2 * h);
    curvature[i] = (above + below - 2 * value) / (h * h);
  }
  return { gradient, curvature };
}

function diagonal(curvature: Float64Array): Square {
  return Array.from(curvature, (c, i) => {
    const row = new Float64Array(curvature.length);
    row[i] = 1 / Math.max(Math.abs(c), 1e-3);
    return row;
  });
}

function isDiagonal(square: Square): boolean {
  return square.every((row, i) => row.every((value, j) => i === j || value === 0));
}

/** The quasi-Newton step, no coordinate longer than LONGEST; straight downhill if it leads up. */
function downhill(inverse: Square, gradient: Float64Array): Float64Array {
  let step = Float64Array.from(inverse, (row) => -dot(row, gradient));
  if (!(dot(step, gradient) < 0)) step = gradient.map((g, i) => -g * (inverse[i]?.[i] as number));
  const longest = step.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  return longest > LONGEST ? step.map((v) => (v * LONGEST) / longest) : step;
}

/** Backtracking by parabolas until Armijo's rule holds; null where no step leads down. */
function search(
  at: (x: Float64Array) => number,
  x: Float64Array,
  value: number,
  gradient: Float64Array,
  step: Float64Array,
) {
  const slope = dot(step, gradient);
  let length = 1;
  for (let i = 0; i < 40; i++) {
    const moved = x.map((v, j) => v + length * (step[j] as number));
    const found = at(moved);
    if (found <= value + 1e-4 * length * slope) return { x: moved, value: found };
    const parabola = (-slope * length * length) / (2 * (found - value - slope * length));
    length = Number.isFinite(found)
      ? Math.min(0.5 * length, Math.max(0.1 * length, parabola))
      : 0.25 * length;
  }
  return null;
}

/** BFGS update of the inverse Hessian; left alone where the curvature along the step isn't positive. */
function updated(inverse: Square, s: Float64Array, y: Float64Array): Square {
  const sy = dot(s, y);
  if (!(sy > 1e-12 * Math.sqrt(dot(s, s) * dot(y, y)))) return inverse;
  const hy = Float64Array.from(inverse, (row) => dot(row, y));
  const factor = (1 + dot(y, hy) / sy) / sy;
  return inverse.map((row, i) =>
    row.map((v, j) => {
      const [si, sj] = [s[i] as number, s[j] as number];
      return v + factor * si * sj - ((hy[i] as number) * sj + si * (hy[j] as number)) / sy;
    }),
  );
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** How densely segments lie, as a picture: `side` x `side` values 0 ... 1, rows downwards. */
export interface Density {
  readonly side: number;
  readonly values: Float32Array;
}

/** The picture reaches so far beyond the world on every side, in world units, so that slopes end softly. */
export const MARGIN = 0.2;
/** Three box blurs come close to a Gaussian one. */
const PASSES = 3;
/** Half of the height is reached at this quantile of the settled places. */
const HILLY = 0.8;

/** Bake the density of segments once; drawing it costs the same for any number of them. */
export function bakeDensity(positions: Float32Array, side = 512): Density {
  const values = countPerCell(positions, side);
  const radius = Math.max(1, Math.round(blurRadius(positions.length / 2) * side));
  let blurred: Float32Array = values;
  for (let pass = 0; pass < PASSES; pass++) blurred = boxBlur(blurred, side, radius);
  return { side, values: normalise(blurred) };
}

/** Blur in world units: fewer segments make wider hills. */
function blurRadius(segments: number): number {
  return Math.min(0.035, Math.max(0.009, 0.35 / Math.sqrt(Math.max(1, segments))));
}

function countPerCell(positions: Float32Array, side: number): Float32Array {
  const counts = new Float32Array(side * side);
  const scale = side / (1 + 2 * MARGIN);
  for (let i = 0; i < positions.length; i += 2) {
    const column = Math.floor(((positions[i] ?? 0) + MARGIN) * scale);
    const row = Math.floor(((positions[i + 1] ?? 0) + MARGIN) * scale);
    const cell = row * side + column;
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts;
}

/** Box blur of side x side values, both ways. */
export function boxBlur(values: Float32Array, side: number, radius: number): Float32Array {
  return transposedBlur(transposedBlur(values, side, radius), side, radius);
}

/** Box blur along rows by a running sum, written transposed: twice blurs both ways. */
function transposedBlur(values: Float32Array, side: number, radius: number): Float32Array {
  const blurred = new Float32Array(side * side);
  const width = 2 * radius + 1;
  for (let row = 0; row < side; row++) {
    let sum = 0;
    for (let column = -radius; column < side; column++) {
      const enters = column + radius;
      const leaves = column - radius - 1;
      if (enters < side) sum += values[row * side + enters] ?? 0;
      if (leaves >= 0) sum -= values[row * side + leaves] ?? 0;
      if (column >= 0) blurred[column * side + row] = Math.max(0, sum) / width;
    }
  }
  return blurred;
}

/** Height that never quite reaches 1: thinly settled places show, and dense ones have no flat top. */
function normalise(values: Float32Array): Float32Array {
  const settled = values.filter((value) => value > 1e-6).sort();
  const hill = settled[Math.floor(settled.length * HILLY)] ?? 1;
  return values.map((value) => Math.sqrt(value / (value + hill)));
}

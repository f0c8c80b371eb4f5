/**
 * Points of the unit square in cells, as compressed rows: cell c = row * side + column holds
 * ids[starts[c]] ... ids[starts[c + 1] - 1], ascending. Rows of cells lie one after the other, so
 * neighbouring cells of a row are one stretch of `ids`: it serves as index, draw order and density.
 */
export interface Grid {
  /** Cells a row and rows. */
  readonly side: number;
  /** side * side + 1 places in `ids`. */
  readonly starts: Uint32Array;
  /** All points that have a place, sorted by cell. */
  readonly ids: Uint32Array;
  /** x0 y0 x1 y1 ..., as given. */
  readonly positions: Float32Array;
}

/**
 * Sort points into cells of `perCell` points on average. Points outside 0 ... 1 go into the border cells;
 * points whose x is NaN have no place and are in no cell.
 */
export function buildGrid(positions: Float32Array, perCell = 4): Grid {
  const count = positions.length / 2;
  const side = Math.max(1, Math.floor(Math.sqrt(placed(positions) / perCell)));
  const cells = new Uint32Array(count);
  const starts = new Uint32Array(side * side + 1);
  for (let id = 0; id < count; id++) {
    if (!hasPlace(positions, id)) continue;
    const cell = cellOf(positions[2 * id + 1], side) * side + cellOf(positions[2 * id], side);
    cells[id] = cell;
    starts[cell + 1] = (starts[cell + 1] ?? 0) + 1;
  }
  for (let cell = 0; cell < side * side; cell++)
    starts[cell + 1] = (starts[cell + 1] ?? 0) + (starts[cell] ?? 0);
  const next = starts.slice();
  const ids = new Uint32Array(starts[side * side] ?? 0);
  for (let id = 0; id < count; id++) {
    if (!hasPlace(positions, id)) continue;
    const cell = cells[id] ?? 0;
    const place = next[cell] ?? 0;
    ids[place] = id;
    next[cell] = place + 1;
  }
  return { side, starts, ids, positions };
}

function placed(positions: Float32Array): number {
  let count = 0;
  for (let id = 0; id < positions.length / 2; id++) if (hasPlace(positions, id)) count++;
  return count;
}

/** Whether a point has a place in the square. */
export function hasPlace(positions: Float32Array, id: number): boolean {
  const x = positions[2 * id];
  return x !== undefined && !Number.isNaN(x);
}

/** Column (or row) of cells that a coordinate falls into. */
export function cellOf(coordinate: number | undefined, side: number): number {
  const cell = Math.floor((coordinate ?? 0) * side);
  return cell > 0 ? Math.min(cell, side - 1) : 0;
}

/** Visit every point within `radius` (inclusive) with its squared distance, always in the same order. */
export function visitWithin(
  grid: Grid,
  x: number,
  y: number,
  radius: number,
  visit: (id: number, squared: number) => void,
): void {
  const { side, starts, ids, positions } = grid;
  const left = cellOf(x - radius, side);
  const right = cellOf(x + radius, side);
  const bottom = cellOf(y + radius, side);
  for (let row = cellOf(y - radius, side); row <= bottom; row++) {
    const end = starts[row * side + right + 1] ?? 0;
    for (let place = starts[row * side + left] ?? 0; place < end; place++) {
      const id = ids[place] ?? 0;
      const dx = (positions[2 * id] ?? 0) - x;
      const dy = (positions[2 * id + 1] ?? 0) - y;
      const squared = dx * dx + dy * dy;
      if (squared <= radius * radius) visit(id, squared);
    }
  }
}

/** The point nearest to a place; of several the one with the smallest id; -1 when there is none. */
export function nearest(grid: Grid, x: number, y: number): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  const keep = (id: number, squared: number) => {
    if (squared > least || (squared === least && id > best)) return;
    best = id;
    least = squared;
  };
  const widest = 2 + Math.abs(x) + Math.abs(y);
  for (let radius = 1 / grid.side; best < 0 && radius < 2 * widest; radius *= 2)
    visitWithin(grid, x, y, radius, keep);
  return best;
}

import { at, type Path } from './path.ts';

/** Square cells over the unit square of a map, row by row from the top left. */
export interface Cells {
  /** Side of a cell in world units. */
  readonly side: number;
  /** Cells in a row, and rows. */
  readonly across: number;
}

/** Places that can be told apart, and which of them can be reached; none without points. */
export interface Terrain {
  /** Grounds with the same name have the same cells; some of them may leave segments out. */
  readonly name: string;
  readonly reachable: ReadonlySet<number>;
}

/** The grid of one map. */
export interface Ground extends Terrain {
  readonly cells: Cells;
}

/** The finest grid: a hearing radius below 1/512 of the map is no useful ruler. */
const MOST_ACROSS = 512;

/** The grid whose cells have a given side; the last column and row may reach beyond the map. */
export function cellsOf(side: number): Cells {
  const across = Math.min(MOST_ACROSS, Math.max(1, Math.ceil(1 / side - 1e-9)));
  return { side: Math.max(side, 1 / MOST_ACROSS), across };
}

/** Place of the cell that holds a point; points outside of the map belong to the nearest cell. */
export function cellAt({ side, across }: Cells, x: number, y: number): number {
  return clamp(Math.floor(y / side), across) * across + clamp(Math.floor(x / side), across);
}

/** The grid that coverage is measured on: cells as wide as the hearing radius. */
export function groundOf(points: Path, radius: number, name: string): Ground {
  const cells = cellsOf(radius);
  return { name, cells, reachable: reachableCells(cells, points, radius) };
}

/**
 * The cells that a listener can have a reason to enter: those that hold a point, and those whose centre
 * lies within the hearing radius of a point.
 */
export function reachableCells(cells: Cells, points: Path, radius: number): ReadonlySet<number> {
  const found = new Set<number>();
  for (let i = 0; i < points.x.length; i++) {
    const [x, y] = [at(points.x, i), at(points.y, i)];
    found.add(cellAt(cells, x, y));
    for (const cell of cellsNear(cells, x, y, radius)) found.add(cell);
  }
  return found;
}

function* cellsNear({ side, across }: Cells, x: number, y: number, radius: number) {
  const span = (value: number): readonly [number, number] => [
    clamp(Math.floor((value - radius) / side), across),
    clamp(Math.floor((value + radius) / side), across),
  ];
  const [[left, right], [top, bottom]] = [span(x), span(y)];
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++)
      if (Math.hypot((column + 0.5) * side - x, (row + 0.5) * side - y) <= radius)
        yield row * across + column;
}

function clamp(value: number, across: number): number {
  return Math.min(across - 1, Math.max(0, value));
}

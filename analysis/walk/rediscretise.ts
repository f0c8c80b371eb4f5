import { at, type Path } from './path.ts';

/**
 * Cut a path into steps of one length, as Bovet & Benhamou (1988) do: from each point on to the first
 * place of the path that lies `step` away from it. The rest at the end, shorter than a step, is dropped.
 * Without this the turning angles of a densely sampled path measure its sampling, not its bends.
 *
 * @param step length of a step in the path's unit, above 0
 */
export function rediscretise(path: Path, step: number): CutPath {
  const [x, y, place]: [number[], number[], number[]] = [[], [], []];
  const put = (px: number, py: number, along: number): void => {
    x.push(px);
    y.push(py);
    place.push(along);
  };
  if (path.x.length > 0) put(at(path.x, 0), at(path.y, 0), 0);
  for (let i = 1; i < path.x.length; i++) cutEdge(path, i, step, { x, y, put });
  return { x, y, place };
}

/** A path of even steps. */
export interface CutPath extends Path {
  /** Where each point lies on the path that was cut: 2.5 is half way from its point 2 to its point 3. */
  readonly place: readonly number[];
}

interface Cuts extends Path {
  readonly put: (x: number, y: number, place: number) => void;
}

/** Put every cut that falls on the edge that ends at point `index`. */
function cutEdge(path: Path, index: number, step: number, cuts: Cuts): void {
  const [fromX, fromY] = [at(path.x, index - 1), at(path.y, index - 1)];
  const [byX, byY] = [at(path.x, index) - fromX, at(path.y, index) - fromY];
  for (;;) {
    const last = cuts.x.length - 1;
    const along = leaving(fromX - at(cuts.x, last), fromY - at(cuts.y, last), byX, byY, step);
    if (along === null) return;
    cuts.put(fromX + along * byX, fromY + along * byY, index - 1 + along);
  }
}

/**
 * Where the edge a + u b (0 < u <= 1, a relative to the circle's centre) leaves a circle that it begins
 * in or crosses; null where it ends inside.
 */
function leaving(aX: number, aY: number, bX: number, bY: number, radius: number): number | null {
  const ended = Math.hypot(aX + bX, aY + bY);
  if (ended < radius * (1 - ROUNDING)) return null;
  const square = bX * bX + bY * bY;
  if (square === 0) return null;
  const half = aX * bX + aY * bY;
  const inside = Math.max(0, half * half - square * (aX * aX + aY * aY - radius * radius));
  return Math.min(1, (Math.sqrt(inside) - half) / square);
}

/** A corner exactly one step away counts as reached, in spite of rounding. */
const ROUNDING = 1e-9;

import { at, type Path } from './path.ts';

/**
 * Drop points that a drawing can't show: one is kept when it lies at least `apart` from the last kept
 * one; the first and the last always stay. Gives the places of the kept points.
 */
export function thin(path: Path, apart: number): readonly number[] {
  const kept: number[] = [];
  const last = path.x.length - 1;
  for (let i = 0; i <= last; i++) {
    const before = kept.at(-1);
    const moved =
      before === undefined ||
      Math.hypot(at(path.x, i) - at(path.x, before), at(path.y, i) - at(path.y, before)) >= apart;
    if (moved || i === last) kept.push(i);
  }
  return kept;
}

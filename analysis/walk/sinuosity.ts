import { at, type Path } from './path.ts';

/**
 * Sinuosity of Benhamou (2004): S = 2 [p ((1 + c) / (1 - c) + b^2)]^(-1/2) with the mean step p, the mean
 * cosine c of the turning angles and the coefficient of variation b of the steps (sample standard
 * deviation). 0 is a straight line; more is more winding. Several paths give one value: steps and turns
 * are pooled, none is taken across paths. Steps of length 0 are left out. Unit: 1 / sqrt(length).
 * Null with fewer than two steps in one path, or where a walk turned back at every step alike.
 */
export function sinuosity(paths: readonly Path[]): number | null {
  return sinuosityOf(paths.map(stepsOf));
}

/** The same of steps and turning angles, whatever space they were taken in. */
export function sinuosityOf(parts: readonly Steps[]): number | null {
  const steps = parts.flatMap(({ lengths }) => lengths);
  const cosines = parts.flatMap((part) => part.cosines);
  if (cosines.length === 0) return null;
  const step = mean(steps);
  const c = Math.min(1, Math.max(-1, mean(cosines)));
  if (c === 1) return 0;
  const b = Math.sqrt(sampleVariance(steps)) / step;
  const bracket = step * ((1 + c) / (1 - c) + b * b);
  return bracket > 0 ? 2 / Math.sqrt(bracket) : null;
}

/** The steps of one path that aren't 0 long, and the cosines of the turns between each two of them. */
export interface Steps {
  readonly lengths: readonly number[];
  readonly cosines: readonly number[];
}

function stepsOf(path: Path): Steps {
  const lengths: number[] = [];
  const cosines: number[] = [];
  let [beforeX, beforeY, before] = [0, 0, 0];
  for (let i = 1; i < path.x.length; i++) {
    const stepX = at(path.x, i) - at(path.x, i - 1);
    const stepY = at(path.y, i) - at(path.y, i - 1);
    const length = Math.hypot(stepX, stepY);
    if (length === 0) continue;
    if (before > 0) cosines.push((stepX * beforeX + stepY * beforeY) / (length * before));
    lengths.push(length);
    [beforeX, beforeY, before] = [stepX, stepY, length];
  }
  return { lengths, cosines };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sampleVariance(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}

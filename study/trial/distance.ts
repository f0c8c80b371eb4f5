/** Euclidean distance of two clips as they are perceived. */
export function distance(a: readonly number[], b: readonly number[]): number {
  return Math.sqrt(a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0));
}

/** Mean of several. */
export function centre(clips: readonly (readonly number[])[]): readonly number[] {
  const [first = []] = clips;
  return first.map((_, i) => clips.reduce((sum, clip) => sum + (clip[i] ?? 0), 0) / clips.length);
}

/** Place of the largest value, the first of equal ones. */
export function largest(values: readonly number[]): number {
  return values.reduce((best, value, i) => (value > (values[best] ?? 0) ? i : best), 0);
}

/** Place of the point that is farthest from all others together. */
export function farthest(points: readonly (readonly number[])[]): number {
  return largest(points.map((one) => points.reduce((sum, two) => sum + distance(one, two), 0)));
}

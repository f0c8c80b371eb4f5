/** Points, x and y in turn, moved so that their mean is the origin. */
export function centred(points: Float32Array): Float32Array {
  const means = [0, 0];
  for (const [i, value] of points.entries()) means[i % 2] = (means[i % 2] ?? 0) + value;
  return Float32Array.from(points, (value, i) => value - (2 * (means[i % 2] ?? 0)) / points.length);
}

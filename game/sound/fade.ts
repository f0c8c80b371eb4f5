/** Half a cosine from 0 to 1: it has no corner that could click. */
export const RISE = Float32Array.from(
  { length: 65 },
  (_, i) => (1 - Math.cos((Math.PI * i) / 64)) / 2,
);
/** The same from 1 to 0; both together are 1 at any time. */
export const FALL = RISE.toReversed();

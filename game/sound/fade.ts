/** Half a cosine from 0 to 1: it has no corner that could click. */
export const RISE = Float32Array.from(
  { length: 65 },
  (_, i) => (1 - Math.cos((Math.PI * i) / 64)) / 2,
);
/** The same from 1 to 0; both together are 1 at any time. */
export const FALL = RISE.toReversed();

/** Rise and fall of whatever begins or stops by itself, in seconds. */
export const FADE_SECONDS = 0.008;
/** What is rendered may be ahead of the context's clock by as much: a curve then begins so much later. */
const AHEAD_SECONDS = 0.05;

/**
 * Fade out now and stop. The gain `release` must stand at 1 and have no other curve: two curves that overlap
 * are an error, and where a rise really began is not known.
 */
export function fadeOut(release: GainNode, source: AudioScheduledSourceNode): void {
  const now = release.context.currentTime;
  release.gain.setValueCurveAtTime(FALL, now, FADE_SECONDS);
  source.stop(now + FADE_SECONDS + AHEAD_SECONDS);
}

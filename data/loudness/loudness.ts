/** What counts as silence, in LUFS: nothing is told to be quieter (BS.1770's absolute gate). */
export const SILENCE = -70;

/** Added to 10 log10 of the mean square: a full-scale sine of 997 Hz has -3.01 LUFS. */
const OFFSET = -0.691;
/** Blocks quieter than this below the mean of those above silence don't count. */
const RELATIVE_GATE = -10;
/** A block of 400 ms is four steps of 100 ms, the next one begins a step later. */
const STEPS_A_BLOCK = 4;

/** Loudness in LUFS of K-weighted mono sound with this mean square, never below SILENCE. */
export function lufs(meanSquare: number): number {
  return meanSquare > 0 ? Math.max(SILENCE, OFFSET + 10 * Math.log10(meanSquare)) : SILENCE;
}

/**
 * Loudness of a whole recording in LUFS (ITU-R BS.1770-4, annex 1): blocks of 400 ms, gated at -70 LUFS
 * and at 10 LU below the mean of what passes; SILENCE where nothing does.
 *
 * @param steps mean squares of the K-weighted sound, one every 100 ms
 */
export function integratedLoudness(steps: readonly number[]): number {
  const blocks = Array.from({ length: Math.max(0, steps.length - STEPS_A_BLOCK + 1) }, (_, i) =>
    mean(steps.slice(i, i + STEPS_A_BLOCK)),
  ).filter((block) => lufs(block) > SILENCE);
  const gate = lufs(mean(blocks)) + RELATIVE_GATE;
  return lufs(mean(blocks.filter((block) => lufs(block) > gate)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

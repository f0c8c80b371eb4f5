/** What all segments are brought to, in LUFS. */
const COMMON = -18;
/** Quieter music is raised and louder music lowered by at most so many decibels. */
const MOST_RAISED = 9;
const MOST_LOWERED = 12;
/** Below this a segment is taken for silence, which stays as it is. */
const SILENCE = -60;

/**
 * Gain that brings a segment of some loudness (LUFS, as BS.1770 measures it) to the common one; 1 for
 * silence and where the loudness is not known.
 */
export function matchingGain(lufs: number | undefined): number {
  if (lufs === undefined || !(lufs > SILENCE)) return 1;
  const decibels = Math.min(MOST_RAISED, Math.max(-MOST_LOWERED, COMMON - lufs));
  return 10 ** (decibels / 20);
}

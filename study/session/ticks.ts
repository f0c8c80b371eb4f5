/** Time is ticks: the simulation steps every 8 ms. */
export const TICK_MS = 8;
/** A position sample is taken every 2nd tick: 62.5 a second. */
export const TICKS_PER_SAMPLE = 2;
/** A batch of samples is closed every 25 ticks: 5 a second. */
export const TICKS_PER_BATCH = 25;

/** Seconds from the start of the walk to a tick. */
export function tickSeconds(tick: number): number {
  return (tick * TICK_MS) / 1000;
}

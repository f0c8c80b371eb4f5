/** Steps of the slider: few tracks are chosen finely, many coarsely. */
export const STEPS = 60;

/** The number of tracks at a step of the slider. */
export function stepToCount(step: number, all: number): number {
  return Math.min(all, Math.max(1, Math.round(all ** (step / STEPS))));
}

import type { Leg } from './leg.ts';
import { at, stepTo } from './path.ts';

/** Seconds on the move and at rest. */
export interface Pace {
  readonly walking: number;
  readonly standing: number;
}

/** Slower than this share of the map's walking speed counts as standing. */
export const STANDING_SHARE = 0.05;

/** Time of a session's legs, told apart by the speed between each two samples. */
export function pace(legs: readonly Leg[]): Pace {
  let [walking, standing] = [0, 0];
  for (const leg of legs)
    for (let i = 1; i < leg.t.length; i++) {
      const seconds = at(leg.t, i) - at(leg.t, i - 1);
      if (stepTo(leg, i) > STANDING_SHARE * leg.speed * seconds) walking += seconds;
      else standing += seconds;
    }
  return { walking, standing };
}

import type { Plan } from '#study/plan/plan';
import { kindOf } from '#study/trial/kinds';

/** The clips that a session still needs, in the order in which they come. */
export function clipsOfPlan({ trials }: Plan, from: number): readonly number[] {
  const needed = trials.slice(from).flatMap(({ kind, task }) => kindOf(kind).clips(task));
  return [...new Set(needed)].filter((clip) => clip >= 0);
}

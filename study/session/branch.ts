import type { Plan, PlannedBlock } from '#study/plan/plan';
import type { Outcome } from '#study/record/event';
import type { When } from '#study/trial/block-fields';
import type { SessionState } from './session-state.ts';

/** Where a session goes on: the next trial, or its end. */
export type Onward = { readonly trial: number } | { readonly outcome: Outcome };

/** The first trial from `trial` on whose block is to be run; the end where there is none. */
export function onward(plan: Plan, state: SessionState, trial: number): Onward {
  let next = trial;
  for (;;) {
    const left = plan.blocks.find(({ to }) => to === next);
    if (left && failed(left, state)) return { outcome: 'screened' };
    const block = plan.blocks.find(({ from, to }) => from <= next && next < to);
    if (!block) return { outcome: 'complete' };
    if (next > block.from || !block.when || fits(block.when, state)) return { trial: next };
    next = block.to;
  }
}

/** Whether an earlier answer is as a block wants it; an answer that was never given fits nothing. */
function fits(when: When, { answers }: Pick<SessionState, 'answers'>): boolean {
  const answer = answers[when.answer];
  if (answer === undefined) return false;
  if (when.is !== undefined && answer !== when.is) return false;
  if (when.not !== undefined && answer === when.not) return false;
  if (when.atLeast !== undefined && !(Number(answer) >= when.atLeast)) return false;
  return when.atMost === undefined || Number(answer) <= when.atMost;
}

/** A block that was left out was not failed. */
function failed({ id, pass, when }: PlannedBlock, state: SessionState): boolean {
  if (pass?.else !== 'end' || (when && !fits(when, state))) return false;
  return (state.right[id] ?? 0) < pass.least;
}

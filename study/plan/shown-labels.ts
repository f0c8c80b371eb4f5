import type { Plan } from './plan.ts';

/** What is read instead of a label that its author took back. */
export const TAKEN_BACK = '(taken back by its author)';

/** A plan whose labels of other people are filled in; a plan is kept without them. */
export function withLabels(plan: Plan, textOf: (label: number) => string | undefined): Plan {
  const trials = plan.trials.map((trial) => {
    const { task } = trial;
    const label = typeof task === 'object' && task !== null && 'label' in task ? task.label : null;
    if (typeof label !== 'number') return trial;
    return { ...trial, task: { ...task, text: textOf(label) ?? TAKEN_BACK } };
  });
  return { ...plan, trials };
}

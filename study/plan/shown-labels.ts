import type { LabelTransfer } from '#study/trial/label-transfer';
import type { Plan } from './plan.ts';

/** What is read instead of a label that its author took back. */
const TAKEN_BACK = '(taken back by its author)';

/** A plan whose labels of other people are filled in; a plan is kept without them. */
export function withLabels(plan: Plan, textOf: (label: number) => string | undefined): Plan {
  const trials = plan.trials.map((trial) => {
    if (trial.kind !== 'label-transfer') return trial;
    const task = trial.task as LabelTransfer;
    if (task.label === null) return trial;
    return { ...trial, task: { ...task, text: textOf(task.label) ?? TAKEN_BACK } };
  });
  return { ...plan, trials };
}

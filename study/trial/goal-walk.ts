import * as z from 'zod/mini';
import {
  GOAL,
  GOAL_COLUMNS,
  type GoalAnswer,
  type GoalTask,
  goalCells,
  goalDraft,
  TO_A_GOAL,
} from './goal-rule.ts';
import type { TrialKind } from './kind.ts';
import { walksOf } from './map-rule.ts';

const Block = z.strictObject({ ...GOAL, kind: z.literal('goal-walk') });

export const goalWalk: TrialKind<z.infer<typeof Block>, GoalTask, z.infer<typeof GoalAnswer>> = {
  ...TO_A_GOAL,
  name: 'goal-walk',
  about: 'Walk to a hidden clip or to a place that words describe.',
  Block,
  columns: GOAL_COLUMNS,
  draw: (block, context) =>
    walksOf(block, 'Find this.', context).map((task) => goalDraft(task, block, context)),
  rows: (task, _, { reached }) => [goalCells(task, reached)],
};

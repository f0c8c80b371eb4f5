import * as z from 'zod/mini';
import { STUDY_FLOOR } from '#models/guide/guide';
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

const Policy = z.enum(['placebo', 'fixed-target']);
const Block = z.strictObject({
  ...GOAL,
  kind: z.literal('guided-walk'),
  policy: Policy.check(z.describe('Who points the way')),
  show: z._default(z.enum(['arrow', 'beacon']).check(z.describe('How the map shows it')), 'arrow'),
  strength: z._default(
    z
      .number()
      .check(
        z.minimum(0),
        z.maximum(1 - STUDY_FLOOR),
        z.describe('Probability that is the policy’s own; the rest is spread evenly; 0.7'),
      ),
    0.7,
  ),
});

export interface GuidedTask extends GoalTask {
  readonly policy: z.infer<typeof Policy>;
  readonly show: 'arrow' | 'beacon';
  readonly strength: number;
}

export const guidedWalk: TrialKind<
  z.infer<typeof Block>,
  GuidedTask,
  z.infer<typeof GoalAnswer>
> = {
  ...TO_A_GOAL,
  name: 'guided-walk',
  about:
    'A walk to a goal with an arrow or a beacon; every advice is logged with its candidates and propensities.',
  Block,
  columns: [
    ...GOAL_COLUMNS,
    ['policy', 'text', '', 'Who pointed the way'],
    ['strength', 'number', '0 to 0.7', "Probability that was the policy's own"],
  ],
  draw: (block, context) =>
    walksOf(block, 'Find this. The sign may help.', context).map((task) => {
      const draft = goalDraft(task, block, context);
      const { policy, show, strength } = block;
      return { ...draft, task: { ...draft.task, policy, show, strength } };
    }),
  rows: (task, _, { reached }) => [
    { ...goalCells(task, reached), policy: task.policy, strength: task.strength },
  ],
};

import * as z from 'zod/mini';
import { pick } from '#study/design/shuffled';
import { soundingSegments } from '#study/stimuli/sounding';
import { BLOCK, Name } from './block-fields.ts';
import { type Draft, type DrawContext, SILENT } from './kind.ts';
import {
  usualSeconds,
  WALK,
  WALK_COLUMNS,
  type WalkBlock,
  type WalkedTask,
  walkCells,
} from './map-rule.ts';

/** What is to be found. */
const Goal = z.discriminatedUnion('find', [
  /** A clip that is heard beforehand and as often as one likes. */
  z.strictObject({ find: z.literal('clip') }),
  /** A place that words describe: any clip at an end of an axis. */
  z.strictObject({
    find: z.literal('place'),
    words: z.string().check(z.minLength(1), z.maxLength(200)),
    axis: Name,
    pole: z.enum(['low', 'high']),
    share: z._default(z.number().check(z.minimum(0.005), z.maximum(0.3)), 0.05),
  }),
]);
type Goal = z.infer<typeof Goal>;

/** Fields of blocks that walk to a goal. */
export const GOAL = {
  ...BLOCK,
  ...WALK,
  minutes: z.number().check(z.minimum(0.1), z.maximum(60), z.describe('Most that a walk takes')),
  goal: Goal,
};
export const GoalAnswer = z.strictObject({ reached: z.boolean() });

export interface GoalTask extends WalkedTask {
  /** What to look for, in words; empty where a clip is looked for. */
  readonly words: string;
  /** The clip to find; null where words say it. */
  readonly target: number | null;
  /** Reached when one of these is the nearest that sounds. */
  readonly targets: readonly number[];
}

/** Data columns that every walk to a goal has. */
export const GOAL_COLUMNS = [
  ...WALK_COLUMNS,
  ['goal', 'text', '', 'clip or place'],
  ['words', 'text', '', 'How the place was described'],
  ['target', 'integer', '', 'Segment to be found; empty where any of several will do'],
  ['reached', 'truth', '', 'Whether it was reached in time'],
] as const;

/** What is the same of all kinds that walk to a goal; whether it is reached the walk itself says. */
export const TO_A_GOAL = {
  ...SILENT,
  Answer: GoalAnswer,
  clips: ({ target }: GoalTask): readonly number[] => (target === null ? [] : [target]),
  simulate: () => ({ reached: false }),
};

/** A walk with something to find. */
export function goalDraft(
  task: WalkedTask,
  block: WalkBlock & { readonly goal: Goal },
  context: DrawContext,
): Draft<GoalTask> {
  const targets = targetsOf(block.goal, context);
  const target = block.goal.find === 'clip' ? (targets[0] ?? null) : null;
  const words = block.goal.find === 'place' ? block.goal.words : '';
  return { task: { ...task, words, target, targets }, seconds: 0.7 * usualSeconds(task) };
}

/** The cells of a goal walk. */
export function goalCells(task: GoalTask, reached: boolean) {
  const goal = task.target === null ? 'place' : 'clip';
  return { ...walkCells(task), goal, words: task.words, target: task.target, reached };
}

function targetsOf(goal: Goal, { stimuli, axis, own }: DrawContext): readonly number[] {
  const sounding = soundingSegments(stimuli);
  if (goal.find === 'clip') return [pick(sounding, own)];
  const { values } = axis(goal.axis);
  const order = sounding.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
  const most = Math.max(1, Math.round(order.length * goal.share));
  return goal.pole === 'low' ? order.slice(0, most) : order.slice(-most);
}

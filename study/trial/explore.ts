import * as z from 'zod/mini';
import { BLOCK } from './block-fields.ts';
import { SILENT, type TrialKind } from './kind.ts';
import {
  usualSeconds,
  WALK,
  WALK_COLUMNS,
  type WalkedTask,
  walkCells,
  walksOf,
} from './map-rule.ts';

const Block = z.strictObject({
  ...BLOCK,
  ...WALK,
  kind: z.literal('explore'),
  minutes: z
    .nullable(z.number().check(z.minimum(0.1), z.maximum(60)))
    .check(
      z.describe(
        'Length of a walk; null: as long as one likes, without a limit (an estimate counts 5 minutes, or `least`)',
      ),
    ),
});

export const explore: TrialKind<z.infer<typeof Block>, WalkedTask, object> = {
  ...SILENT,
  name: 'explore',
  about: 'Walk a map freely.',
  Block,
  Answer: z.strictObject({}),
  columns: WALK_COLUMNS,
  draw: (block, context) =>
    walksOf(block, 'Walk around and listen.', context).map((task) => ({
      task,
      seconds: usualSeconds(task),
    })),
  rows: (task) => [walkCells(task)],
  simulate: () => ({}),
};

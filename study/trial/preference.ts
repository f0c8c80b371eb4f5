import * as z from 'zod/mini';
import { count, MANY } from './block-fields.ts';
import { CLIPS, clipPool } from './clip-rule.ts';
import { heardWhole, type TrialKind } from './kind.ts';

const Block = z.strictObject({
  ...MANY,
  ...CLIPS,
  kind: z.literal('preference'),
  trials: z._default(count(100, 'Pairs for each person; 10'), 10),
  points: z._default(
    z.int().check(z.minimum(2), z.maximum(9), z.describe('2: choose one; more: how surely; 7')),
    7,
  ),
});
const Answer = z.strictObject({ value: z.int().check(z.minimum(1), z.maximum(9)) });

export interface Preference {
  readonly question: string;
  readonly clips: readonly [number, number];
  readonly points: number;
}

export const preference: TrialKind<z.infer<typeof Block>, Preference, z.infer<typeof Answer>> = {
  name: 'preference',
  about: 'Two clips and a question: the first or the second, and how surely.',
  Block,
  Answer,
  columns: [
    ['first', 'integer', '', 'Segment on the left'],
    ['second', 'integer', '', 'Segment on the right'],
    ['value', 'integer', '', 'From 1, surely the first, to points, surely the second'],
    ['points', 'integer', '', 'Points of the scale'],
    ['winner', 'integer', '', 'Segment that was preferred; empty in the middle'],
  ],
  draw: (block, { share, own, ...context }) => {
    const pool = clipPool(block, { share, own, ...context }).map(({ segment }) => segment);
    const pairs = pool.flatMap((a, i) => pool.slice(i + 1).map((b) => [a, b] as const));
    return share(pairs, Math.min(block.trials, pairs.length), 'pairs').map(([a, b]) => ({
      task: {
        question: block.question ?? 'Which one do you like better?',
        clips: own() < 0.5 ? [a, b] : [b, a],
        points: block.points,
      },
      seconds: 13,
    }));
  },
  ...heardWhole(({ clips }: Preference) => clips),
  misfit: ({ points }, { value }) =>
    value <= points ? null : `Got ${value} when expected 1 to ${points}.`,
  rows: ({ clips: [first, second], points }, _, { value }) => {
    const middle = (points + 1) / 2;
    return [
      {
        first,
        second,
        value,
        points,
        winner: value === middle ? null : value < middle ? first : second,
      },
    ];
  },
  simulate: ({ clips, points }, { hear, random, careless }) => {
    const [first = 0, second = 0] = clips.map((clip) => hear(clip)[0] ?? 0);
    const share = careless ? random() : 0.5 + 0.2 * (second - first);
    return { value: 1 + Math.min(points - 1, Math.max(0, Math.floor(points * share))) };
  },
};

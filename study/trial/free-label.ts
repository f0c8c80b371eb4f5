import * as z from 'zod/mini';
import { shuffled } from '#study/design/shuffled';
import { wordFor } from '#study/simulate/lexicon';
import { AXES, axesOf, polesOf, shownAs } from './axis-rule.ts';
import { BLOCK, count } from './block-fields.ts';
import { centre, largest } from './distance.ts';
import { heardWhole, type TrialKind } from './kind.ts';

const Block = z.strictObject({
  ...BLOCK,
  ...AXES,
  kind: z.literal('free-label'),
  examples: z._default(count(8, 'Clips of each end that are heard; 3'), 3),
});
const label = z.string().check(z.trim(), z.minLength(1), z.maxLength(60));
const Answer = z.strictObject({ a: label, b: label });

export interface FreeLabel {
  readonly question: string;
  readonly a: readonly number[];
  readonly b: readonly number[];
}

export const freeLabel: TrialKind<z.infer<typeof Block>, FreeLabel, z.infer<typeof Answer>> = {
  name: 'free-label',
  about: 'Names for both ends of an axis in own words; later participants may be shown them.',
  Block,
  Answer,
  columns: [
    ['axis', 'text', '', 'Axis of the protocol'],
    ['pole', 'text', '', 'End that was named: low or high'],
    ['group', 'text', '', 'Group it was shown as: A or B'],
    ['label', 'text', '', 'The name that was given'],
  ],
  draw: (block, context) =>
    axesOf(block, context).map((axis) => {
      const poles = polesOf(block, axis, context);
      const clips = (pole: 'low' | 'high') =>
        shuffled(poles[shownAs(pole, axis, context)], context.own).slice(0, block.examples);
      return {
        task: {
          question: block.question ?? 'What would you call the two groups?',
          a: clips('low'),
          b: clips('high'),
        },
        truth: { axis, a: shownAs('low', axis, context), b: shownAs('high', axis, context) },
        seconds: 2 * block.examples * 3.5 + 30,
      };
    }),
  ...heardWhole(({ a, b }: FreeLabel) => [...a, ...b]),
  rows: (_, { axis = null, a = null, b = null }, answer) => [
    { axis, pole: a, group: 'A', label: answer.a },
    { axis, pole: b, group: 'B', label: answer.b },
  ],
  simulate: ({ a, b }, { hear, random, careless }) => {
    if (careless) return { a: 'dunno', b: 'dunno' };
    const [low, high] = [centre(a.map(hear)), centre(b.map(hear))];
    const most = largest(low.map((value, i) => Math.abs(value - (high[i] ?? 0))));
    const upwards = (high[most] ?? 0) > (low[most] ?? 0);
    return { a: wordFor(most, !upwards, random()), b: wordFor(most, upwards, random()) };
  },
};

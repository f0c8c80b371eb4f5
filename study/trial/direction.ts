import * as z from 'zod/mini';
import { shuffled } from '#study/design/shuffled';
import { apartKey, takeApart } from '#study/stimuli/apart';
import { AXES, axesOf, polesOf, shownAs } from './axis-rule.ts';
import { count, MANY } from './block-fields.ts';
import { centre, distance } from './distance.ts';
import { type Draft, type DrawContext, heardWhole, type TrialKind } from './kind.ts';

const EXAMPLES = 3;
const Block = z.strictObject({
  ...MANY,
  ...AXES,
  kind: z.literal('direction'),
  trials: z._default(count(100, 'Trials for each axis; 4'), 4),
});
const Answer = z.strictObject({ choice: z.int().check(z.minimum(0), z.maximum(1)) });

export interface Direction {
  readonly question: string;
  /** Clips of group A and of group B. */
  readonly a: readonly number[];
  readonly b: readonly number[];
  /** Two more clips, one from each end. */
  readonly probes: readonly number[];
}

export const direction: TrialKind<z.infer<typeof Block>, Direction, z.infer<typeof Answer>> = {
  name: 'direction',
  about: 'Three clips from either end, then two more: which is more like B (2AFC)? Chance is 1/2.',
  Block,
  Answer,
  columns: [
    ['axis', 'text', '', 'Axis of the protocol'],
    ['flipped', 'truth', '', 'Whether B is the low end for this person'],
    ['probe', 'integer', '', 'Segment that belongs to B: the item of the trial'],
    ['right_place', 'integer', '', 'Its place on the screen, from 1'],
    ['choice', 'integer', '', 'Place that was chosen, from 1'],
    ['correct', 'truth', '', 'Whether the choice belongs to B'],
  ],
  draw: (block, context) =>
    shuffled(
      axesOf(block, context).flatMap((axis) => directionsOf(block, axis, context)),
      context.own,
    ),
  ...heardWhole(({ a, b, probes }: Direction) => [...a, ...b, ...probes]),
  rows: ({ probes }, truth, { choice }) => [
    { ...truth, choice: choice + 1, correct: probes[choice] === truth['probe'] },
  ],
  simulate: ({ a, b, probes }, { hear, random, careless }) => {
    if (careless) return { choice: Math.floor(2 * random()) };
    const [from, to] = [centre(a.map(hear)), centre(b.map(hear))];
    const towards = (clip: readonly number[]) => distance(clip, from) - distance(clip, to);
    const [first = 0, second = 0] = probes.map(hear).map(towards);
    return { choice: second > first ? 1 : 0 };
  },
};

function directionsOf(
  block: z.infer<typeof Block>,
  axis: string,
  context: DrawContext,
): readonly Draft<Direction>[] {
  const poles = polesOf(block, axis, context);
  const [from, to] = [poles[shownAs('low', axis, context)], poles[shownAs('high', axis, context)]];
  const key = apartKey(context.stimuli, block.apart ?? 'artist');
  return context.share(to, block.trials, 'probe', axis).map((probe) => {
    const lure = takeApart(shuffled(from, context.own), 1, key, [probe]);
    const a = takeApart(shuffled(from, context.own), EXAMPLES, key, [...lure, probe]);
    const b = takeApart(shuffled(to, context.own), EXAMPLES, key, [probe, ...lure]);
    const probes = shuffled([probe, ...lure], context.own);
    return {
      task: { question: block.question ?? 'Which of these two is more like B?', a, b, probes },
      truth: {
        axis,
        flipped: context.flipped(axis),
        probe,
        right_place: probes.indexOf(probe) + 1,
      },
      seconds: 8 * 3.5 + 6,
    };
  });
}

import * as z from 'zod/mini';
import { shuffled } from '#study/design/shuffled';
import { apartKey, takeApart } from '#study/stimuli/apart';
import { AXES, axesOf, other, polesOf } from './axis-rule.ts';
import { count, MANY } from './block-fields.ts';
import { farthest } from './distance.ts';
import { type Draft, type DrawContext, heardWhole, type Pole, type TrialKind } from './kind.ts';

/** Clips of a trial besides the intruder. */
const TOGETHER = 4;
const Block = z.strictObject({
  ...MANY,
  ...AXES,
  kind: z.literal('axis-intruder'),
  trials: z._default(count(100, 'Trials for each axis; 4'), 4),
});
const Answer = z.strictObject({ choice: z.int().check(z.minimum(0), z.maximum(TOGETHER)) });

export interface ChoiceOfClips {
  readonly question: string;
  readonly clips: readonly number[];
}

export const axisIntruder: TrialKind<
  z.infer<typeof Block>,
  ChoiceOfClips,
  z.infer<typeof Answer>
> = {
  name: 'axis-intruder',
  about:
    'Four clips from one end of an axis and one from the other: which does not belong (Chang et al. 2009)? Chance is 1/5.',
  Block,
  Answer,
  columns: [
    ['axis', 'text', '', 'Axis of the protocol'],
    ['pole', 'text', '', 'End that the four come from: low or high'],
    ['odd_clip', 'integer', '', 'Segment that does not belong: the item of the trial'],
    ['odd_place', 'integer', '', 'Its place on the screen, from 1'],
    ['choice', 'integer', '', 'Place that was chosen, from 1'],
    ['correct', 'truth', '', 'Whether the choice is the one that does not belong'],
  ],
  draw: (block, context) =>
    shuffled(
      axesOf(block, context).flatMap((axis) => intrudersOf(block, axis, context)),
      context.own,
    ),
  ...heardWhole(({ clips }: ChoiceOfClips) => clips),
  rows: ({ clips }, truth, { choice }) => [
    { ...truth, choice: choice + 1, correct: clips[choice] === truth['odd_clip'] },
  ],
  simulate: ({ clips }, { hear, random, careless }) => {
    if (careless) return { choice: Math.floor(clips.length * random()) };
    return { choice: farthest(clips.map(hear)) };
  },
};

type IntruderBlock = z.infer<typeof Block>;

/** Half of the trials have the intruder from either end; over people, every clip of the pool is it equally often. */
function intrudersOf(
  block: IntruderBlock,
  axis: string,
  context: DrawContext,
): readonly Draft<ChoiceOfClips>[] {
  const poles = polesOf(block, axis, context);
  const half = Math.ceil(block.trials / 2);
  const odd = (pole: Pole, wanted: number) =>
    context.share(poles[pole], wanted, 'odd', axis, pole).map((segment) => ({ pole, segment }));
  const first: Pole = context.flipped(axis) ? 'high' : 'low';
  const chosen = [...odd(first, half), ...odd(other(first), block.trials - half)];
  return chosen.map(({ pole, segment }) => {
    const from = shuffled(poles[other(pole)], context.own);
    const key = apartKey(context.stimuli, block.apart ?? 'artist');
    const together = takeApart(from, TOGETHER, key, [segment]);
    const clips = shuffled([segment, ...together], context.own);
    return {
      task: { question: block.question ?? 'Which one does not belong?', clips },
      truth: {
        axis,
        pole: other(pole),
        odd_clip: segment,
        odd_place: clips.indexOf(segment) + 1,
      },
      seconds: 5 * 3.5 + 6,
    };
  });
}

import * as z from 'zod/mini';
import { pick, shuffled } from '#study/design/shuffled';
import { meaningOf } from '#study/simulate/lexicon';
import { AXES, axesOf, polesOf } from './axis-rule.ts';
import { count, MANY, Name } from './block-fields.ts';
import { centre } from './distance.ts';
import { type Draft, type DrawContext, heardWhole, type Pole, type TrialKind } from './kind.ts';

const words = z.array(z.string().check(z.minLength(1), z.maxLength(60))).check(z.minLength(1));
const Block = z.strictObject({
  ...MANY,
  ...AXES,
  kind: z.literal('label-transfer'),
  trials: z._default(count(20, 'Trials for each axis; 2'), 2),
  examples: z._default(count(8, 'Clips of each end that are heard; 3'), 3),
  moderation: z._default(
    z
      .enum(['filter', 'approve'])
      .check(
        z.describe(
          'filter: what looks like a name, a link or an insult is held back; approve: besides, only labels that the researcher approved are shown',
        ),
      ),
    'filter',
  ),
  seeds: z.optional(
    z
      .record(Name, z.strictObject({ low: words, high: words }))
      .check(z.describe('Labels for the first participants, by axis')),
  ),
});
const Answer = z.strictObject({ choice: z.int().check(z.minimum(0), z.maximum(1)) });

export interface LabelTransfer {
  readonly question: string;
  /** Number of the label in the study's store; null for one of the protocol's own. */
  readonly label: number | null;
  /** What is read. Kept with the plan only where it is the protocol's own; else looked up when it is shown. */
  readonly text: string;
  readonly a: readonly number[];
  readonly b: readonly number[];
}

export const labelTransfer: TrialKind<
  z.infer<typeof Block>,
  LabelTransfer,
  z.infer<typeof Answer>
> = {
  name: 'label-transfer',
  about:
    "Another listener's label: which of the two ends does it fit? Chance is 1/2; more is shared meaning.",
  Block,
  Answer,
  columns: [
    ['axis', 'text', '', 'Axis of the protocol'],
    [
      'label_number',
      'integer',
      '',
      "Number of the earlier participant's label; empty for the protocol's own",
    ],
    ['label_pole', 'text', '', 'End that the label was given to: low or high'],
    ['right_group', 'text', '', 'Group that is this end here: A or B'],
    ['choice', 'text', '', 'Group that was chosen: A or B'],
    ['correct', 'truth', '', 'Whether the label was carried to its end'],
  ],
  draw: (block, context) =>
    shuffled(
      axesOf(block, context).flatMap((axis) => transfersOf(block, axis, context)),
      context.own,
    ),
  ...heardWhole(({ a, b }: LabelTransfer) => [...a, ...b]),
  rows: (_, truth, { choice }) => [
    {
      ...truth,
      choice: choice === 0 ? 'A' : 'B',
      correct: truth['right_group'] === (choice === 0 ? 'A' : 'B'),
    },
  ],
  simulate: ({ text, a, b }, { hear, random, careless }) => {
    const meaning = careless ? null : meaningOf(text);
    if (!meaning) return { choice: Math.floor(2 * random()) };
    const [low, high] = [centre(a.map(hear)), centre(b.map(hear))];
    const more = (high[meaning.quality] ?? 0) - (low[meaning.quality] ?? 0);
    return { choice: more > 0 === meaning.high ? 1 : 0 };
  },
};

/** Each trial shows a label of the other people for one end; axes without any label have no trials yet. */
function transfersOf(
  block: z.infer<typeof Block>,
  axis: string,
  context: DrawContext,
): readonly Draft<LabelTransfer>[] {
  const poles = polesOf(block, axis, context);
  const { own } = context;
  const ends: readonly Pole[] = ['low', 'high'];
  return Array.from(
    { length: block.trials },
    (_, i) => ends[(i + (own() < 0.5 ? 1 : 0)) % 2] ?? 'low',
  )
    .flatMap((pole) => labelFor(block, axis, pole, context))
    .map(({ pole, ...label }) => {
      const low = shuffled(poles.low, own).slice(0, block.examples);
      const high = shuffled(poles.high, own).slice(0, block.examples);
      const lowFirst = own() < 0.5;
      return {
        task: {
          question: block.question ?? 'Somebody used these words for one of the groups. Which one?',
          ...label,
          a: lowFirst ? low : high,
          b: lowFirst ? high : low,
        },
        truth: {
          axis,
          label_number: label.label,
          label_pole: pole,
          right_group: (pole === 'low') === lowFirst ? 'A' : 'B',
        },
        seconds: 2 * block.examples * 3.5 + 8,
      };
    });
}

function labelFor(
  { seeds }: z.infer<typeof Block>,
  axis: string,
  pole: Pole,
  { labels, own }: DrawContext,
): readonly { pole: Pole; label: number | null; text: string }[] {
  const earlier = labels(axis, pole);
  if (earlier.length > 0) return [{ pole, label: pick(earlier, own).id, text: '' }];
  const given = seeds?.[axis]?.[pole];
  return given ? [{ pole, label: null, text: pick(given, own) }] : [];
}

import * as z from 'zod/mini';
import { shuffled } from '#study/design/shuffled';
import { Apart, apartKey, takeApart } from '#study/stimuli/apart';
import { SpaceName } from '#study/stimuli/axis-spec';
import { byDistance } from '#study/stimuli/neighbours';
import { soundingSegments } from '#study/stimuli/sounding';
import { count, MANY, VARIED } from './block-fields.ts';
import { distance, farthest, largest } from './distance.ts';
import { type Draft, type DrawContext, heardWhole, type TrialKind } from './kind.ts';

const QUESTIONS = {
  nearest: 'Which one is most like the first?',
  'odd-one-out': 'Which one does not belong?',
} as const;
const Block = z.strictObject({
  ...MANY,
  ...VARIED,
  kind: z.literal('similarity'),
  form: z._default(
    z
      .enum(['nearest', 'odd-one-out'])
      .check(
        z.describe(
          'nearest: which is most like the reference; odd-one-out: which of three does not belong',
        ),
      ),
    'nearest',
  ),
  spaces: z
    .array(SpaceName)
    .check(
      z.minLength(1),
      z.maxLength(12),
      z.describe('Levels: whose neighbours are offered; their names are never shown'),
    ),
  trials: z._default(count(100, 'Trials for each space; 8'), 8),
  none: z._default(z.boolean().check(z.describe('Offer "none of them"; true')), true),
  apart: z.optional(Apart),
});
const Answer = z.strictObject({ choice: z.int().check(z.minimum(-1), z.maximum(2)) });

export interface Similarity {
  readonly question: string;
  readonly form: 'nearest' | 'odd-one-out';
  /** null where the odd one is looked for. */
  readonly reference: number | null;
  readonly candidates: readonly number[];
  readonly none: boolean;
}

export const similarity: TrialKind<z.infer<typeof Block>, Similarity, z.infer<typeof Answer>> = {
  name: 'similarity',
  about:
    'Which of three is most like a reference, or none; or which of three does not belong. One candidate is the nearest clip of another artist by a model that is not named, the others are drawn by chance; no feedback.',
  Block,
  Answer,
  columns: [
    ['form', 'text', '', 'nearest or odd-one-out'],
    ['space', 'text', '', 'Space whose neighbour is among the candidates'],
    ['reference', 'integer', '', 'Segment that was compared with: the item of the trial'],
    [
      'ranks',
      'json',
      '',
      "Ranks of the candidates among the reference's neighbours by that space, 1 is nearest, in the order shown",
    ],
    ['predicted', 'integer', '', 'Place of the candidate that the space would choose, from 1'],
    ['choice', 'integer', '', 'Place that was chosen, from 1; 0 is none of them'],
    ['agrees', 'truth', '', 'Whether choice and prediction are the same'],
  ],
  draw: (block, context) => {
    const items = block.spaces.map((space) => similaritiesOf(block, space, context));
    return items.flat();
  },
  ...heardWhole(({ reference, candidates }: Similarity) =>
    reference === null ? candidates : [reference, ...candidates],
  ),
  misfit: ({ none }, { choice }) =>
    choice < 0 && !none ? 'Got none of them, which was not offered.' : null,
  rows: ({ form }, truth, { choice }) => [
    { ...truth, form, choice: choice + 1, agrees: choice + 1 === truth['predicted'] },
  ],
  simulate: ({ reference, candidates, none }, { hear, random, careless }) => {
    if (careless) return { choice: Math.floor(candidates.length * random()) };
    const heard = candidates.map(hear);
    if (reference === null) return { choice: farthest(heard) };
    const from = hear(reference);
    const near = heard.map((clip) => -distance(clip, from));
    const choice = largest(near);
    return { choice: none && (near[choice] ?? 0) < -5 ? -1 : choice };
  },
};

/** References are the same clips for every space, shared out equally over people. */
function similaritiesOf(
  block: z.infer<typeof Block>,
  space: string,
  context: DrawContext,
): readonly Draft<Similarity>[] {
  const { stimuli, common, share } = context;
  const key = apartKey(stimuli, block.apart ?? 'artist');
  const sounding = soundingSegments(stimuli);
  const pool = shuffled(sounding, common('references')).slice(0, Math.max(48, 2 * block.trials));
  return share(pool, block.trials, 'references', space).map((reference) =>
    trialOf(block, space, reference, key, context),
  );
}

/** A reference with its neighbour and two drawn by chance; or, among both neighbours, one from the far half, which is the odd one. */
function trialOf(
  block: z.infer<typeof Block>,
  space: string,
  reference: number,
  key: (segment: number) => string,
  { stimuli, own }: DrawContext,
): Draft<Similarity> {
  const order = byDistance(stimuli, space, reference, key);
  const near = order.slice(0, 1);
  const { form, none } = block;
  const isNearest = form === 'nearest';
  const others = order.slice(isNearest ? 1 : Math.ceil(order.length / 2));
  const far = takeApart(shuffled(others, own), isNearest ? 2 : 1, key, near);
  const candidates = shuffled([...(isNearest ? [] : [reference]), ...near, ...far], own);
  const shown = isNearest ? reference : null;
  const [predicted] = isNearest ? near : far;
  const question = block.question ?? QUESTIONS[form];
  return {
    task: { question, form, reference: shown, candidates, none },
    truth: truthOf(space, reference, candidates, order, predicted),
    level: space,
    seconds: (isNearest ? 4 : 3) * 3.5 + 6,
  };
}

function truthOf(
  space: string,
  reference: number,
  candidates: readonly number[],
  order: readonly number[],
  predicted: number | undefined,
) {
  return {
    space,
    reference,
    ranks: JSON.stringify(candidates.map((candidate) => order.indexOf(candidate) + 1)),
    predicted: candidates.indexOf(predicted ?? -1) + 1,
  };
}

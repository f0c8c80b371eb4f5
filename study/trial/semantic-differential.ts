import * as z from 'zod/mini';
import { count, MANY } from './block-fields.ts';
import { CLIPS, clipsOf } from './clip-rule.ts';
import { heardWhole, type TrialKind } from './kind.ts';

const word = z.string().check(z.minLength(1), z.maxLength(40));
const Block = z.strictObject({
  ...MANY,
  ...CLIPS,
  kind: z.literal('semantic-differential'),
  scales: z.array(z.tuple([word, word])).check(z.minLength(1), z.maxLength(40)),
  takeScales: z.optional(count(40, 'So many of the scales for each person, all equally often')),
  points: z._default(
    z
      .int()
      .check(
        z.minimum(0),
        z.maximum(11),
        z.describe('Points of a scale; 0 is a slider from 0 to 100; 7'),
      ),
    7,
  ),
});
const Answer = z.strictObject({ ratings: z.array(z.number()).check(z.maxLength(40)) });

export interface Differential {
  readonly question: string;
  readonly clip: number;
  readonly scales: readonly (readonly [low: string, high: string])[];
  readonly points: number;
}

export const semanticDifferential: TrialKind<
  z.infer<typeof Block>,
  Differential,
  z.infer<typeof Answer>
> = {
  name: 'semantic-differential',
  about: 'One clip on bipolar scales (Osgood), in points or by sliders (VAS).',
  Block,
  Answer,
  columns: [
    ['scale', 'text', '', 'The two ends of the scale: low-high'],
    ['rating', 'number', '', 'From 1 at the low end; 0 to 100 with sliders'],
    ['points', 'integer', '', 'Points of the scale; 0 is a slider'],
    ['axis', 'text', '', 'Axis that the clip was drawn along; empty if by chance'],
    ['position', 'number', 'SD', "The clip's value on that axis"],
  ],
  draw: (block, context) => {
    const { scales, takeScales = scales.length, points, question } = block;
    const own = context.share(scales, takeScales, 'scales');
    return clipsOf(block, context).map(({ segment, axis, position }) => ({
      task: {
        question: question ?? 'How does this sound to you?',
        clip: segment,
        scales: own,
        points,
      },
      truth: { axis, position },
      seconds: 5 + 3.5 * own.length,
    }));
  },
  ...heardWhole(({ clip }: Differential) => [clip]),
  misfit: ({ scales, points }, { ratings }) => {
    const [least, most] = points === 0 ? [0, 100] : [1, points];
    const fits = ratings.every((rating) => rating >= least && rating <= most);
    return fits && ratings.length === scales.length
      ? null
      : `Got ${ratings.length} ratings when expected ${scales.length} from ${least} to ${most}.`;
  },
  rows: ({ scales, points }, { axis = null, position = null }, { ratings }) =>
    scales.map(([low, high], i) => ({
      scale: `${low}-${high}`,
      rating: ratings[i] ?? null,
      points,
      axis,
      position,
    })),
  simulate: ({ clip, scales, points }, { hear, random, careless }) => {
    const heard = hear(clip);
    const [least, most] = points === 0 ? [0, 100] : [1, points];
    return {
      ratings: scales.map(([low], i) => {
        const place = (low.length + i) % heard.length;
        const share = careless ? 0.5 : 0.5 + 0.18 * (heard[place] ?? 0) + 0.1 * (random() - 0.5);
        const rating = least + (most - least) * Math.min(1, Math.max(0, share));
        return Math.round(rating);
      }),
    };
  },
};

import * as z from 'zod/mini';
import { shuffled } from '#study/design/shuffled';
import { Apart, apartKey, takeApart } from '#study/stimuli/apart';
import { SpaceName } from '#study/stimuli/axis-spec';
import { byDistance } from '#study/stimuli/neighbours';
import { soundingSegments } from '#study/stimuli/sounding';
import { count, MANY } from './block-fields.ts';
import { distance } from './distance.ts';
import { heardWhole, type TrialKind } from './kind.ts';

const Block = z.strictObject({
  ...MANY,
  kind: z.literal('mushra'),
  space: SpaceName.check(z.describe('Space whose near, middle and far clips are rated')),
  stimuli: z._default(count(10, 'Clips besides the hidden reference; 4'), 4),
  trials: z._default(count(40, 'Trials for each person; 4'), 4),
  apart: z.optional(Apart),
});
const Answer = z.strictObject({
  ratings: z.array(z.number().check(z.minimum(0), z.maximum(100))).check(z.maxLength(12)),
});

export interface MultiStimulus {
  readonly question: string;
  readonly reference: number;
  /** In the order shown; the reference is hidden among them. */
  readonly clips: readonly number[];
}

export const mushra: TrialKind<z.infer<typeof Block>, MultiStimulus, z.infer<typeof Answer>> = {
  name: 'mushra',
  about:
    'Several clips at once, rated from 0 to 100 for likeness to a reference that is hidden among them.',
  Block,
  Answer,
  columns: [
    ['reference', 'integer', '', 'Segment that was compared with'],
    ['clip', 'integer', '', 'Segment that was rated; a row for each'],
    ['role', 'text', '', 'reference (hidden), anchor (the farthest) or stimulus'],
    ['rank', 'integer', '', "Its rank among the reference's neighbours; 0 is the reference itself"],
    ['place', 'integer', '', 'Place on the screen, from 1'],
    ['rating', 'number', '0 to 100', 'Likeness'],
  ],
  draw: (block, { stimuli, share, common, own }) => {
    const key = apartKey(stimuli, block.apart ?? 'artist');
    const sounding = soundingSegments(stimuli);
    const pool = shuffled(sounding, common('references')).slice(0, Math.max(24, block.trials));
    return share(pool, Math.min(block.trials, pool.length), 'references').map((reference) => {
      const order = byDistance(stimuli, block.space, reference, key);
      const at = (i: number) =>
        order.slice(Math.floor((i * (order.length - 1)) / Math.max(1, block.stimuli - 1)));
      const chosen: number[] = [];
      for (let i = 0; i < block.stimuli; i++) chosen.push(...takeApart(at(i), 1, String, chosen));
      const clips = shuffled([reference, ...chosen], own);
      return {
        task: {
          question: block.question ?? 'How much is each like the reference?',
          reference,
          clips,
        },
        truth: { ranks: JSON.stringify(clips.map((clip) => order.indexOf(clip) + 1)) },
        seconds: (2 + clips.length) * 3.5 + 5 * clips.length,
      };
    });
  },
  ...heardWhole(({ reference, clips }: MultiStimulus) => [reference, ...clips]),
  misfit: ({ clips }, { ratings }) =>
    ratings.length === clips.length
      ? null
      : `Got ${ratings.length} ratings when expected ${clips.length}.`,
  rows: ({ reference, clips }, truth, { ratings }) => {
    const ranks = JSON.parse(String(truth['ranks'])) as number[];
    const farthest = Math.max(...ranks);
    return clips.map((clip, i) => ({
      reference,
      clip,
      role: clip === reference ? 'reference' : ranks[i] === farthest ? 'anchor' : 'stimulus',
      rank: ranks[i] ?? null,
      place: i + 1,
      rating: ratings[i] ?? null,
    }));
  },
  simulate: ({ reference, clips }, { hear, random, careless }) => {
    const from = hear(reference);
    const like = (clip: number) => 100 * Math.exp(-(distance(hear(clip), from) ** 2) / 18);
    return {
      ratings: clips.map((clip) =>
        Math.round(careless ? 100 * random() : Math.min(100, like(clip))),
      ),
    };
  },
};

import * as z from 'zod/mini';
import { SpaceName } from '#study/stimuli/axis-spec';
import { count, MANY } from './block-fields.ts';
import { CLIPS, clipsOf } from './clip-rule.ts';
import { heardWhole, type TrialKind } from './kind.ts';

const Block = z.strictObject({
  ...MANY,
  ...CLIPS,
  kind: z.literal('tag-choice'),
  space: SpaceName.check(z.describe('A taggram whose tags are offered')),
  most: z._default(count(10, 'Tags that may be chosen; 1'), 1),
});
const Answer = z.strictObject({
  tags: z.array(z.string().check(z.maxLength(60))).check(z.minLength(1), z.maxLength(10)),
});

export interface TagChoice {
  readonly question: string;
  readonly clip: number;
  /** In alphabetical order. */
  readonly tags: readonly string[];
  readonly most: number;
}

export const tagChoice: TrialKind<z.infer<typeof Block>, TagChoice, z.infer<typeof Answer>> = {
  name: 'tag-choice',
  about: "Choose from the model's own tags what fits a clip.",
  Block,
  Answer,
  columns: [
    ['clip', 'integer', '', 'Segment that was heard'],
    ['tag', 'text', '', 'A tag that was chosen; a row for each'],
    ['space', 'text', '', 'Taggram that the tags are of'],
  ],
  draw: (block, context) => {
    const tags = context.stimuli.tags(block.space).toSorted();
    const question =
      block.question ?? (block.most === 1 ? 'Which word fits best?' : 'Which words fit?');
    return clipsOf(block, context).map(({ segment }) => ({
      task: { question, clip: segment, tags, most: block.most },
      truth: { clip: segment, space: block.space },
      seconds: 14,
    }));
  },
  ...heardWhole(({ clip }: TagChoice) => [clip]),
  misfit: ({ tags, most }, answer) =>
    answer.tags.length <= most && answer.tags.every((tag) => tags.includes(tag))
      ? null
      : `Got ${answer.tags.length} tags when expected 1 to ${most} of the ones that were offered.`,
  rows: (_, truth, { tags }) => tags.map((tag) => ({ ...truth, tag })),
  simulate: ({ clip, tags }, { hear, random, careless }) => {
    const [first = 0, second = 0] = hear(clip);
    const at = careless ? random() : 0.5 + 0.12 * first + 0.06 * second;
    const place = Math.min(tags.length - 1, Math.max(0, Math.floor(at * tags.length)));
    return { tags: [tags[place] ?? ''] };
  },
};

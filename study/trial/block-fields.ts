import * as z from 'zod/mini';
import { NAME_FORM } from '#study/protocol/study-id';

/** What may name a block, a condition or an axis. */
export const Name = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, NAME_FORM));
export const text = z.string().check(z.minLength(1), z.maxLength(4000));
const line = z.string().check(z.minLength(1), z.maxLength(300));

/** When a block is run: a comparison with an answer given before. */
export const When = z.strictObject({
  /** `BLOCK.ITEM` of a questionnaire, or `BLOCK` of any other kind with one answer. */
  answer: z.string(),
  is: z.optional(z.union([z.string(), z.number()])),
  not: z.optional(z.union([z.string(), z.number()])),
  atLeast: z.optional(z.number()),
  atMost: z.optional(z.number()),
});
export type When = z.infer<typeof When>;

/** Fields that every block may have. */
export const BLOCK = {
  id: z.optional(Name.check(z.describe('Names the block; its kind where left out'))),
  title: z.optional(line.check(z.describe('Name of the part, shown to participants'))),
  question: z.optional(line.check(z.describe('What is asked, instead of the usual words'))),
  hint: z.optional(line.check(z.describe('A second, smaller line'))),
  only: z.optional(z.array(Name).check(z.describe('Run only in these conditions'))),
  when: z.optional(When.check(z.describe('Run only if an earlier answer fits'))),
  limit: z.optional(
    z.number().check(z.minimum(1), z.maximum(3600), z.describe('Time limit of a trial in seconds')),
  ),
};

/** Fields of blocks that hold many trials. */
export const MANY = {
  ...BLOCK,
  practice: z.optional(
    z
      .int()
      .check(
        z.minimum(0),
        z.maximum(20),
        z.describe('First trials that are practice and do not count'),
      ),
  ),
  repeat: z.optional(
    z
      .number()
      .check(
        z.minimum(0),
        z.maximum(0.5),
        z.describe('Share of the trials given again later, for reliability'),
      ),
  ),
  breakAfter: z.optional(
    z.int().check(z.minimum(2), z.maximum(200), z.describe('Offer a break after so many trials')),
  ),
  pass: z.optional(
    z.strictObject({
      least: z.int().check(z.minimum(1), z.describe('Right answers needed')),
      else: z.enum(['end', 'go on']).check(z.describe('What happens with fewer')),
    }),
  ),
};

/** Fields of blocks that compare levels of a condition within each person. */
export const VARIED = {
  order: z.optional(
    z
      .enum(['williams', 'latin', 'blocked', 'mixed'])
      .check(
        z.describe(
          'Order of the levels: by a square, in random blocks, or mixed with equal counts',
        ),
      ),
  ),
};

/** How many trials. */
export function count(most: number, about: string) {
  return z.int().check(z.minimum(1), z.maximum(most), z.describe(about));
}

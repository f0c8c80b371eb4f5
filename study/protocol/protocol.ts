import * as z from 'zod/mini';
import { AxisSpec } from '#study/stimuli/axis-spec';
import { Name, type When } from '#study/trial/block-fields';
import { KINDS } from '#study/trial/kinds';
import { StudyId } from './study-id.ts';

/** What all blocks have, whatever else their kinds hold. */
export interface Block {
  readonly kind: string;
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly hint?: string | undefined;
  readonly only?: readonly string[] | undefined;
  readonly when?: When | undefined;
  readonly limit?: number | undefined;
  readonly practice?: number | undefined;
  readonly repeat?: number | undefined;
  readonly breakAfter?: number | undefined;
  readonly order?: 'williams' | 'latin' | 'blocked' | 'mixed' | undefined;
  readonly pass?: { readonly least: number; readonly else: 'end' | 'go on' } | undefined;
  readonly [field: string]: unknown;
}

type BlockSchemas = Parameters<typeof z.discriminatedUnion>[1];
const Blocks = z.discriminatedUnion(
  'kind',
  KINDS.map(({ Block }) => Block) as unknown as BlockSchemas,
) as unknown as z.ZodMiniType<Block>;

const Condition = z.strictObject({
  id: Name.check(z.describe('For `only`, and in the data')),
  title: z.optional(z.string().check(z.describe('For the preregistration'))),
  off: z.optional(z.boolean().check(z.describe('Nobody new is assigned to it'))),
});

const Resume = z.strictObject({
  policy: z
    .enum(['resume', 'restart', 'block'])
    .check(
      z.describe('Who comes back goes on at the open trial, begins anew, or begins the block anew'),
    ),
  within: z
    .number()
    .check(z.minimum(1), z.maximum(43_200), z.describe('Minutes after which the session is over')),
});

/** A study as data. */
export const Protocol = z.strictObject({
  format: z.literal('earshot-protocol'),
  version: z.literal(1),
  id: StudyId,
  title: z
    .string()
    .check(z.minLength(1), z.maxLength(120), z.describe('Heading of its first page')),
  dataset: z.optional(z.string().check(z.describe('Name of the dataset that clips come from'))),
  seed: z.optional(z.int().check(z.describe('Seed of all that is drawn; 1'))),
  conditions: z.optional(
    z
      .array(Condition)
      .check(z.minLength(1), z.maxLength(64), z.describe('What varies between people')),
  ),
  quota: z.optional(z.int().check(z.minimum(1), z.describe('People wanted in each condition'))),
  stale: z.optional(
    z
      .number()
      .check(z.minimum(1), z.describe('Minutes of silence after which a place counts as free; 60')),
  ),
  resume: z.optional(Resume.check(z.describe('Whoever closed the page; resume within a day'))),
  repeat: z.optional(
    z.enum(['allow', 'bar']).check(z.describe('Whether somebody may take part twice')),
  ),
  completion: z.optional(
    z.strictObject({
      code: z
        .string()
        .check(z.minLength(1), z.maxLength(60), z.describe('Shown at the end, to be copied')),
      link: z.optional(
        z
          .string()
          .check(
            z.regex(/^https:\/\//, 'an address that begins with https://'),
            z.describe('Where to go back to: https://...'),
          ),
      ),
    }),
  ),
  counterbalance: z.optional(
    z.strictObject({
      blocks: z
        .array(Name)
        .check(z.minLength(2), z.maxLength(12), z.describe('Blocks that change places')),
      order: z.enum(['williams', 'latin', 'random']),
    }),
  ),
  axes: z.optional(z.record(Name, AxisSpec).check(z.describe('Directions that trials are about'))),
  effect: z.optional(
    z
      .strictObject({
        accuracy: z.optional(
          z.number().check(z.minimum(0), z.maximum(1), z.describe('Share of right answers')),
        ),
        people: z.optional(
          z.int().check(z.minimum(2), z.describe('People, where there is no quota')),
        ),
      })
      .check(z.describe('What is expected, for power')),
  ),
  hypotheses: z.optional(z.array(z.string()).check(z.describe('For the preregistration'))),
  blocks: z.array(Blocks).check(z.minLength(1), z.maxLength(100)),
});
export type Protocol = z.infer<typeof Protocol>;

/** The one condition of a study without conditions. */
const ONLY_CONDITION = 'all';

/** Conditions that people are assigned to, also those that are off. */
export function conditionsOf({ conditions }: Protocol): readonly {
  id: string;
  title?: string | undefined;
  off?: boolean | undefined;
}[] {
  return conditions ?? [{ id: ONLY_CONDITION }];
}

/** A block's name: its own, else its kind, numbered where several go without. */
export function blockIds({ blocks }: Protocol): readonly string[] {
  const seen = new Map<string, number>();
  return blocks.map(({ id, kind }) => {
    if (id !== undefined) return id;
    const times = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, times);
    return times === 1 ? kind : `${kind}-${times}`;
  });
}

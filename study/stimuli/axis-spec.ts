import * as z from 'zod/mini';

/** What may name a space in a protocol: `musicnn-msd/taggram`. */
export const SpaceName = z
  .string()
  .check(
    z.regex(/^[a-z0-9-]+\/(taggram|embedding|descriptor)$/, 'model/layer, as musicnn-msd/taggram'),
    z.describe('model/layer'),
  );

/** What may name a projection. */
export const ProjectionName = z.enum(['original', 'pca', 'std-pca', 'tsne', 'umap']);

/** A direction of a space that trials are about. */
export const AxisSpec = z.discriminatedUnion('from', [
  /** An axis of a map, by its label: `PC 1`. */
  z.strictObject({
    from: z.literal('projection'),
    space: SpaceName,
    projection: ProjectionName,
    axis: z.string().check(z.describe('Its label, as PC 1')),
  }),
  /** A tag's activation: a direction whose meaning is known, so a positive control. */
  z.strictObject({ from: z.literal('tag'), space: SpaceName, tag: z.string() }),
  /** A random direction within the first axes of a map, orthogonal to the others of its seed: a negative control. */
  z.strictObject({
    from: z.literal('random'),
    space: SpaceName,
    projection: ProjectionName,
    within: z
      .int()
      .check(z.minimum(2), z.maximum(50), z.describe('So many first axes span its subspace')),
    seed: z.int().check(z.describe('Directions of one seed are orthogonal')),
    index: z
      .int()
      .check(z.minimum(0), z.maximum(49), z.describe('Which of those directions, from 0')),
  }),
]);
export type AxisSpec = z.infer<typeof AxisSpec>;

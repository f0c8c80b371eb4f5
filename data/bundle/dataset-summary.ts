import * as z from 'zod/mini';

/** A dataset as GET /api/datasets lists it. */
export const DatasetSummary = z.object({
  id: z.string(),
  title: z.string(),
  /** SHA-256 of its manifest. */
  hash: z.string(),
  tracks: z.int(),
  segments: z.int(),
  spaces: z.array(z.string()),
  projections: z.array(z.string()),
});
export type DatasetSummary = z.infer<typeof DatasetSummary>;

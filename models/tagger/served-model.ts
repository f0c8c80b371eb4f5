import * as z from 'zod/mini';

/** A model whose weights a server gives to browsers, as GET /api/models lists it. */
export const ServedModel = z.object({
  id: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  /** SPDX name of the weights' licence; its text lies at /api/models/licence.txt. */
  licence: z.string(),
  /** Where the weights were published. */
  source: z.string(),
});
export type ServedModel = z.infer<typeof ServedModel>;

/** Where a server gives a model's weights: the address names their bytes, so it may be kept for ever. */
export function weightsAddress({ id, sha256 }: Pick<ServedModel, 'id' | 'sha256'>): string {
  return `/api/models/${id}/${sha256}.h5`;
}

import * as z from 'zod/mini';
import { Protocol } from '#study/protocol/protocol';
import { fetchJson } from '../dataset/fetch-ok.ts';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** A study as GET /api/studies/ID serves it, with the hashes that a page can't compute by itself. */
const ServedStudy = z.object({
  protocol: Protocol,
  /** SHA-256 of the protocol. */
  hash,
  /** SHA-256 of the text of its consent block. */
  consent: z.nullable(hash),
});
export type ServedStudy = z.infer<typeof ServedStudy>;

/** The study that every visitor of the map runs. */
export async function loadFreePlay(): Promise<ServedStudy> {
  return await fetchJson('/api/studies/free-play', 'its terms', ServedStudy);
}

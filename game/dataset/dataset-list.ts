import * as z from 'zod/mini';
import { fetchJson } from './fetch-ok.ts';

/** A dataset as GET /api/datasets lists it. */
const DatasetSummary = z.object({
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

const DatasetList = z.array(DatasetSummary);

/** The datasets that this server offers. */
export async function listDatasets(): Promise<readonly DatasetSummary[]> {
  return await fetchJson('/api/datasets', 'its list of datasets', DatasetList);
}

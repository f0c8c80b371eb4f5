import * as z from 'zod/mini';
import { DatasetSummary } from '#data/bundle/dataset-summary';
import { fetchJson } from './fetch-ok.ts';

const DatasetList = z.array(DatasetSummary);

/** The datasets that this server offers. */
export async function listDatasets(): Promise<readonly DatasetSummary[]> {
  return await fetchJson('/api/datasets', 'its list of datasets', DatasetList);
}

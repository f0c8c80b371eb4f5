import * as z from 'zod/mini';
import { DatasetSummary } from '#data/bundle/dataset-summary';
import { troubleWords } from '../words/trouble-words.ts';
import { fetchJson } from './fetch-ok.ts';

const DatasetList = z.array(DatasetSummary);

/** The datasets that this server offers. */
export async function listDatasets(): Promise<readonly DatasetSummary[]> {
  return await fetchJson('/api/datasets', troubleWords('datasets'), DatasetList);
}

import * as z from 'zod/mini';
import { ServedModel } from '#models/tagger/served-model';
import { fetchJson } from '../dataset/fetch-ok.ts';

const ServedModels = z.array(ServedModel);

/** The models whose weights this server gives to browsers. */
export async function listServedModels(): Promise<readonly ServedModel[]> {
  return await fetchJson('/api/models', 'its list of models', ServedModels);
}

import * as z from 'zod/mini';
import { ServedModel } from '#models/tagger/served-model';
import { fetchJson } from '../dataset/fetch-ok.ts';
import { ownFileWords } from '../words/own-file-words.ts';

const ServedModels = z.array(ServedModel);

/** The models whose weights this server gives to browsers. */
export async function listServedModels(): Promise<readonly ServedModel[]> {
  return await fetchJson('/api/models', ownFileWords('models'), ServedModels);
}

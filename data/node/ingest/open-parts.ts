import { join } from 'node:path';
import { loadTagger } from '#models/node/load-tagger';
import type { RuntimeName } from '#models/node/runtime';
import type { ModelCard } from '#models/tagger/model-card';
import type { Tagger } from '#models/tagger/tagger';
import { CLIP_FORMAT, createClipEncoder } from '../clip/clip-encoder.ts';
import { readCorpus } from '../corpus/corpus-list.ts';
import { openSound } from '../decode/open-sound.ts';
import { tagsOfFile } from '../tags-of-file/tags-of-file.ts';
import type { ClipParts, IngestParts, TrackFacts } from './parts.ts';

/** What the command line may say about the parts. */
export interface PartsOptions {
  readonly clips: boolean;
  readonly runtime?: RuntimeName;
  readonly threads?: number;
}

/** The real parts of an ingest run; close the taggers after use. */
export async function openParts(
  audio: string,
  models: readonly ModelCard[],
  options: PartsOptions,
  now: () => number,
): Promise<IngestParts> {
  const corpus = await readCorpus(audio);
  const describe = async (path: string): Promise<TrackFacts> => {
    const { licence = null, attribution = null } = corpus.get(path) ?? {};
    const { genres, ...tags } = await tagsOfFile(join(audio, path));
    return { ...tags, genres: [...genres], licence, attribution };
  };
  const clips = options.clips ? await openClips() : null;
  const taggers = await loadTaggers(models, options);
  return { decode: openSound, taggers, clips, now, describe };
}

async function openClips(): Promise<ClipParts> {
  const { encode } = await createClipEncoder(CLIP_FORMAT);
  return { format: CLIP_FORMAT, encode };
}

/** If one can't be loaded, those before it are closed. */
async function loadTaggers(
  models: readonly ModelCard[],
  { runtime, threads }: PartsOptions,
): Promise<Tagger[]> {
  const taggers: Tagger[] = [];
  const options = { ...(runtime && { runtime }), ...(threads && { threads }) };
  try {
    for (const { id } of models) taggers.push(await loadTagger(id, options));
    return taggers;
  } catch (error) {
    for (const tagger of taggers) await tagger.close();
    throw error;
  }
}

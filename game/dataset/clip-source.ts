import type { MapHooks } from '../map/map-handle.ts';
import { troubleWords } from '../words/trouble-words.ts';
import { fetchBytes } from './fetch-ok.ts';
import type { OpenDataset } from './open-dataset.ts';

/** Fetch and decode the clips of a dataset's segments. */
export function clipSource({ manifest, hash }: OpenDataset): MapHooks['clip'] {
  const base = `/api/datasets/${manifest.id}/clips/${hash}`;
  return async (segment, context) =>
    await context.decodeAudioData(await fetchBytes(`${base}/${segment}`, troubleWords('aPiece')));
}

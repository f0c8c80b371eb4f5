import { isDescriptorCard, type ListenerCard } from '#models/listener/listener';
import { spaceId } from '#models/space/space';
import { encodeColumns } from '../../bundle/column-file.ts';
import type { FileRef, Manifest } from '../../bundle/manifest.ts';
import { segmentColumns } from '../../bundle/segment-columns.ts';
import { strongestColumns } from '../../bundle/strongest-tags.ts';
import { SEGMENT_RULES } from '../../catalogue/segment-rule.ts';
import { tagWords } from '../maps/tag-words.ts';
import type { BundleWriter } from './bundle-writer.ts';
import { catalogueOf, type FinishedTrack, segmentTable } from './finished-track.ts';
import type { RunModel } from './parts.ts';
import { readMatrix, type StoredMatrix, writeMatrices } from './stored-matrix.ts';
import type { Wanted } from './track-work.ts';

/** What the manifest says of a dataset by the wish of who makes it. */
export interface DatasetFacts {
  readonly id: string;
  readonly title: string;
  readonly seed: number;
  /** The filter that made the 16 kHz signal. */
  readonly resampler: string;
}

/**
 * Put finished tracks together, in the order given, as a dataset bundle; returns its hash.
 * Matrices are written track by track and read back one at a time; `complete` gives the
 * spaces their maps. The same tracks give the same bytes.
 */
export async function assemble(
  writer: BundleWriter,
  tracks: readonly FinishedTrack[],
  facts: DatasetFacts,
  { models, segmentations, clips }: Wanted,
  complete: (manifest: Manifest) => Promise<Manifest>,
): Promise<string> {
  const manifest: Manifest = {
    format: 'earshot-dataset',
    version: 1,
    ...facts,
    tracks: tracks.length,
    catalogue: await writer.addFile(jsonBytes(catalogueOf(tracks, segmentations)), 'json'),
    segmentations: [],
    models: [],
    spaces: [],
    clips,
  };
  for (const id of segmentations) {
    const table = segmentTable(tracks, id);
    const file = await writer.addFile(encodeColumns(segmentColumns(table)), 'bin');
    const segments = table.track.length;
    manifest.segmentations.push({ id, ...SEGMENT_RULES[id], segments, file });
  }
  for (const model of models) {
    const matrices = await writeMatrices(writer, tracks, model);
    manifest.models.push(await modelEntry(writer, model, matrices));
    manifest.spaces.push(...modelSpaces(model.card, matrices));
  }
  return await writer.finish(await complete(manifest));
}

async function modelEntry(
  writer: BundleWriter,
  { card, runtime }: RunModel,
  [first]: readonly StoredMatrix[],
): Promise<Manifest['models'][number]> {
  if (!first) throw new RangeError(`${card.id} has no layer.`);
  const named = isDescriptorCard(card) ? [] : card.tags;
  const { taggrams, tags } = tagWords(first.layer, await readMatrix(writer, first), named);
  const strongest: FileRef = await writer.addFile(encodeColumns(strongestColumns(taggrams)), 'bin');
  const weights = isDescriptorCard(card) ? '' : card.sha256;
  const { segmentation } = card;
  return { id: card.id, segmentation, weights, runtime, tags: [...tags], strongest };
}

function modelSpaces(
  { id: model, segmentation }: ListenerCard,
  matrices: readonly StoredMatrix[],
): Manifest['spaces'] {
  return matrices.map(({ layer, dimensions, file }) => {
    const facts = { id: spaceId(model, layer), model, layer, segmentation };
    return { ...facts, dimensions: [...dimensions], matrix: file, projections: [] };
  });
}

function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

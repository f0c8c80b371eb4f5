import { DESCRIPTOR_WORDS, fitOfWords } from '#models/descriptor/descriptor-words';
import { isDescriptorCard, type ListenerCard } from '#models/listener/listener';
import { encodeColumns } from '../../bundle/column-file.ts';
import type { FileRef, Manifest } from '../../bundle/manifest.ts';
import { segmentColumns } from '../../bundle/segment-columns.ts';
import { strongestColumns } from '../../bundle/strongest-tags.ts';
import { SEGMENT_RULES } from '../../catalogue/segment-rule.ts';
import type { BundleWriter } from './bundle-writer.ts';
import { catalogueOf, type FinishedTrack, segmentTable } from './finished-track.ts';
import type { RunModel } from './parts.ts';
import { projectSpace, type TagWords } from './project-space.ts';
import { writeSpace } from './space-entry.ts';
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
 * Matrices are written track by track and read back one at a time. The same tracks give the same bytes.
 */
export async function assemble(
  writer: BundleWriter,
  tracks: readonly FinishedTrack[],
  facts: DatasetFacts,
  { models, segmentations, clips }: Wanted,
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
    const words = await wordsOf(writer, model.card, matrices);
    manifest.models.push(await modelEntry(writer, model, words));
    manifest.spaces.push(...(await modelSpaces(writer, model.card, matrices, words)));
  }
  return await writer.finish(manifest);
}

/** Tags and their activations; of descriptors, words and how well they fit; of VGGish, nothing. */
async function wordsOf(
  writer: BundleWriter,
  card: ListenerCard,
  [first]: readonly StoredMatrix[],
): Promise<TagWords> {
  if (!first) throw new RangeError(`${card.id} has no layer.`);
  const matrix = await readMatrix(writer, first);
  if (isDescriptorCard(card)) return { taggrams: fitOfWords(matrix), tags: DESCRIPTOR_WORDS };
  const none = { rows: matrix.rows, columns: 0, values: new Float32Array() };
  return { taggrams: card.tags.length > 0 ? matrix : none, tags: card.tags };
}

async function modelEntry(
  writer: BundleWriter,
  { card, runtime }: RunModel,
  { taggrams, tags }: TagWords,
): Promise<Manifest['models'][number]> {
  const strongest: FileRef = await writer.addFile(encodeColumns(strongestColumns(taggrams)), 'bin');
  const weights = isDescriptorCard(card) ? '' : card.sha256;
  const { segmentation } = card;
  return { id: card.id, segmentation, weights, runtime, tags: [...tags], strongest };
}

async function modelSpaces(
  writer: BundleWriter,
  { id, segmentation }: ListenerCard,
  matrices: readonly StoredMatrix[],
  words: TagWords,
): Promise<Manifest['spaces']> {
  const spaces: Manifest['spaces'] = [];
  for (const { layer, dimensions, file } of matrices) {
    const matrix = await readMatrix(writer, { layer, dimensions, file });
    const projected = projectSpace(matrix, dimensions, words, {
      standardised: layer === 'descriptor',
    });
    const named = { model: id, layer, segmentation, dimensions };
    spaces.push(await writeSpace(writer, { ...named, file, matrix, projected }));
  }
  return spaces;
}

function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

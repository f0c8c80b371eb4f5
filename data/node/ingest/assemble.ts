import { DESCRIPTOR_WORDS, fitOfWords } from '#models/descriptor/descriptor-words';
import { isDescriptorCard, type ListenerCard, layersOf } from '#models/listener/listener';
import type { Matrix } from '#models/space/space';
import { encodeColumns } from '../../bundle/column-file.ts';
import type { FileRef, Manifest } from '../../bundle/manifest.ts';
import { segmentColumns } from '../../bundle/segment-columns.ts';
import { strongestColumns } from '../../bundle/strongest-tags.ts';
import { SEGMENT_RULES } from '../../catalogue/segment-rule.ts';
import type { BundleWriter } from './bundle-writer.ts';
import { catalogueOf, cutOf, type FinishedTrack, segmentTable } from './finished-track.ts';
import type { RunModel } from './parts.ts';
import { projectSpace, type TagWords } from './project-space.ts';
import { writeSpace } from './space-entry.ts';
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
 * Put finished tracks together, in the order given, as a dataset bundle; returns its hash. One
 * model's matrices are in memory at a time. The same tracks give the same bytes.
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
    const layers = await loadLayers(tracks, model);
    const words = wordsOf(model.card, layers);
    manifest.models.push(await modelEntry(writer, model, words));
    manifest.spaces.push(...(await modelSpaces(writer, model.card, layers, words)));
  }
  return await writer.finish(manifest);
}

/** One matrix a layer, in the order of `layersOf`. */
async function loadLayers(
  tracks: readonly FinishedTrack[],
  model: RunModel,
): Promise<readonly Matrix[]> {
  const cuts = tracks.map((track) => cutOf(track, model.card.segmentation));
  const rows = cuts.reduce((sum, { segments }) => sum + segments, 0);
  const matrices = layersOf(model.card).map(({ dimensions }) =>
    emptyMatrix(rows, dimensions.length),
  );
  let row = 0;
  for (const [i, track] of tracks.entries()) {
    const layers = await track.layers(model);
    for (const [i, { values, columns }] of matrices.entries())
      values.set(layers[i] ?? [], row * columns);
    row += cuts[i]?.segments ?? 0;
  }
  return matrices;
}

/** Tags and their activations; of descriptors, words and how well they fit; of VGGish, nothing. */
function wordsOf(card: ListenerCard, [first]: readonly Matrix[]): TagWords {
  if (!first) throw new RangeError(`${card.id} has no layer.`);
  if (isDescriptorCard(card)) return { taggrams: fitOfWords(first), tags: DESCRIPTOR_WORDS };
  const { tags } = card;
  return { taggrams: tags.length > 0 ? first : emptyMatrix(first.rows, 0), tags };
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
  card: ListenerCard,
  layers: readonly Matrix[],
  words: TagWords,
): Promise<Manifest['spaces']> {
  const spaces: Manifest['spaces'] = [];
  for (const [i, { layer, dimensions }] of layersOf(card).entries()) {
    const matrix = layers[i];
    if (!matrix) continue;
    const projected = projectSpace(matrix, dimensions, words, {
      standardised: layer === 'descriptor',
    });
    const named = { model: card.id, layer, segmentation: card.segmentation, dimensions };
    spaces.push(await writeSpace(writer, { ...named, matrix, projected }));
  }
  return spaces;
}

function emptyMatrix(rows: number, columns: number): Matrix {
  return { rows, columns, values: new Float32Array(rows * columns) };
}

function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

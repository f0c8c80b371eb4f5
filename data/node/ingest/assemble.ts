import { isDescriptorCard, type ListenerCard, layersOf } from '#models/listener/listener';
import { type Matrix, spaceId } from '#models/space/space';
import { encodeColumns } from '../../bundle/column-file.ts';
import type { FileRef, Manifest } from '../../bundle/manifest.ts';
import { segmentColumns } from '../../bundle/segment-columns.ts';
import { strongestColumns } from '../../bundle/strongest-tags.ts';
import { SEGMENT_RULES } from '../../catalogue/segment-rule.ts';
import { tagWords } from '../maps/tag-words.ts';
import type { BundleWriter } from './bundle-writer.ts';
import { commonSegmentation } from './common-segmentation.ts';
import { catalogueOf, type FinishedTrack, segmentTable } from './finished-track.ts';
import type { TrackResult } from './track-result.ts';

/** What the manifest says of a dataset by the wish of who makes it. */
export interface DatasetFacts {
  readonly id: string;
  readonly title: string;
  readonly seed: number;
}

/** How the tracks were heard. */
export interface Hearing {
  readonly models: readonly { readonly card: ListenerCard; readonly runtime: string }[];
  readonly resampler: string;
  readonly clips: Manifest['clips'];
}

/**
 * Put finished tracks together, in the order given, as a dataset bundle; returns its hash. One
 * model's matrices are in memory at a time. `complete` gives the spaces their maps. The same tracks give
 * the same bytes.
 */
export async function assemble(
  writer: BundleWriter,
  tracks: readonly FinishedTrack[],
  facts: DatasetFacts,
  hearing: Hearing,
  complete: (manifest: Manifest) => Promise<Manifest>,
): Promise<string> {
  const segmentation = commonSegmentation(hearing.models.map(({ card }) => card));
  const rule = SEGMENT_RULES[segmentation];
  const table = segmentTable(tracks, rule);
  const segments = table.track.length;
  const manifest: Manifest = {
    format: 'earshot-dataset',
    version: 1,
    ...facts,
    resampler: hearing.resampler,
    tracks: tracks.length,
    catalogue: await writer.addFile(jsonBytes(catalogueOf(tracks)), 'json'),
    segmentations: [
      {
        id: segmentation,
        ...rule,
        segments,
        file: await writer.addFile(encodeColumns(segmentColumns(table)), 'bin'),
      },
    ],
    models: [],
    spaces: [],
    clips: hearing.clips,
  };
  for (const { card, runtime } of hearing.models) {
    const layers = await loadLayers(tracks, segments, card);
    manifest.models.push(await modelEntry(writer, card, runtime, layers));
    manifest.spaces.push(...(await modelSpaces(writer, card, layers)));
  }
  return await writer.finish(await complete(manifest));
}

/** One matrix a layer, in the order of `layersOf`. */
async function loadLayers(
  tracks: readonly FinishedTrack[],
  rows: number,
  card: ListenerCard,
): Promise<readonly Matrix[]> {
  const matrices = layersOf(card).map(({ dimensions }) => emptyMatrix(rows, dimensions.length));
  let row = 0;
  for (const track of tracks) {
    const layers = ofModel(await track.load(), card.id);
    for (const [i, { values, columns }] of matrices.entries())
      values.set(layers[i] ?? [], row * columns);
    row += track.summary.segments;
  }
  return matrices;
}

function ofModel(result: TrackResult, model: string): readonly Float32Array[] {
  const heard = result.heard.find((one) => one.model === model);
  if (heard) return heard.layers;
  throw new Error(`A result in work/ lacks ${model}, which its key names.`);
}

async function modelEntry(
  writer: BundleWriter,
  card: ListenerCard,
  runtime: string,
  [first]: readonly Matrix[],
): Promise<Manifest['models'][number]> {
  if (!first) throw new RangeError(`${card.id} has no layer.`);
  const { taggrams, tags } = isDescriptorCard(card)
    ? tagWords('descriptor', first, [])
    : tagWords('taggram', first, card.tags);
  const strongest: FileRef = await writer.addFile(encodeColumns(strongestColumns(taggrams)), 'bin');
  const weights = isDescriptorCard(card) ? '' : card.sha256;
  return { id: card.id, weights, runtime, tags: [...tags], strongest };
}

async function modelSpaces(
  writer: BundleWriter,
  card: ListenerCard,
  layers: readonly Matrix[],
): Promise<Manifest['spaces']> {
  const spaces: Manifest['spaces'] = [];
  for (const [i, { layer, dimensions }] of layersOf(card).entries()) {
    const matrix = layers[i];
    if (!matrix) continue;
    spaces.push({
      id: spaceId(card.id, layer),
      model: card.id,
      layer,
      segmentation: card.segmentation,
      dimensions: [...dimensions],
      matrix: await writer.addFile(bytesOf(matrix.values), 'bin', false),
      projections: [],
    });
  }
  return spaces;
}

function emptyMatrix(rows: number, columns: number): Matrix {
  return { rows, columns, values: new Float32Array(rows * columns) };
}

function bytesOf(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

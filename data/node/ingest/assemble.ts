import type { Matrix } from '#models/space/space';
import type { ModelCard } from '#models/tagger/model-card';
import { encodeColumns } from '../../bundle/column-file.ts';
import type { FileRef, Manifest } from '../../bundle/manifest.ts';
import { segmentColumns } from '../../bundle/segment-columns.ts';
import { strongestColumns } from '../../bundle/strongest-tags.ts';
import { FRAMES_187 } from '../../catalogue/segment-rule.ts';
import type { BundleWriter } from './bundle-writer.ts';
import { catalogueOf, type FinishedTrack, segmentTable } from './finished-track.ts';
import { projectSpace } from './project-space.ts';
import { writeSpace } from './space-entry.ts';
import type { HeardTrack, TrackResult } from './track-result.ts';

/** Name of the segmentation that all of today's models share. */
const SEGMENTATION = 'frames-187';

/** What the manifest says of a dataset by the wish of who makes it. */
export interface DatasetFacts {
  readonly id: string;
  readonly title: string;
  readonly seed: number;
}

/** How the tracks were heard. */
export interface Hearing {
  readonly models: readonly { readonly card: ModelCard; readonly runtime: string }[];
  readonly resampler: string;
  readonly clips: Manifest['clips'];
}

/**
 * Put finished tracks together, in the order given, as a dataset bundle; returns its hash. One
 * model's matrices are in memory at a time. The same tracks give the same bytes.
 */
export async function assemble(
  writer: BundleWriter,
  tracks: readonly FinishedTrack[],
  facts: DatasetFacts,
  hearing: Hearing,
): Promise<string> {
  const table = segmentTable(tracks);
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
        id: SEGMENTATION,
        ...FRAMES_187,
        segments,
        file: await writer.addFile(encodeColumns(segmentColumns(table)), 'bin'),
      },
    ],
    models: [],
    spaces: [],
    clips: hearing.clips,
  };
  for (const { card, runtime } of hearing.models) {
    const heard = await loadModel(tracks, segments, card);
    manifest.models.push(await modelEntry(writer, card, runtime, heard.taggrams));
    manifest.spaces.push(...(await modelSpaces(writer, card, heard)));
  }
  return await writer.finish(manifest);
}

interface HeardModel {
  readonly taggrams: Matrix;
  readonly embeddings: Matrix;
}

async function loadModel(
  tracks: readonly FinishedTrack[],
  rows: number,
  { id, tags, embeddingSize }: ModelCard,
): Promise<HeardModel> {
  const taggrams = emptyMatrix(rows, tags.length);
  const embeddings = emptyMatrix(rows, embeddingSize);
  let row = 0;
  for (const track of tracks) {
    const heard = ofModel(await track.load(), id);
    taggrams.values.set(heard.taggrams, row * tags.length);
    embeddings.values.set(heard.embeddings, row * embeddingSize);
    row += track.summary.segments;
  }
  return { taggrams, embeddings };
}

function ofModel(result: TrackResult, model: string): HeardTrack {
  const heard = result.heard.find((one) => one.model === model);
  if (heard) return heard;
  throw new Error(`A result in work/ lacks ${model}, which its key names.`);
}

async function modelEntry(
  writer: BundleWriter,
  card: ModelCard,
  runtime: string,
  taggrams: Matrix,
): Promise<Manifest['models'][number]> {
  const strongest: FileRef = await writer.addFile(encodeColumns(strongestColumns(taggrams)), 'bin');
  return { id: card.id, weights: card.sha256, runtime, tags: [...card.tags], strongest };
}

async function modelSpaces(
  writer: BundleWriter,
  card: ModelCard,
  { taggrams, embeddings }: HeardModel,
): Promise<Manifest['spaces']> {
  const words = { taggrams, tags: card.tags };
  const numbered = Array.from({ length: card.embeddingSize }, (_, d) => `dimension ${d}`);
  const layers = [
    ['taggram', taggrams, card.tags],
    ['embedding', embeddings, numbered],
  ] as const;
  const spaces: Manifest['spaces'] = [];
  for (const [layer, matrix, dimensions] of layers) {
    const projected = projectSpace(matrix, dimensions, words);
    const named = { model: card.id, layer, segmentation: SEGMENTATION, dimensions };
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

import { deviations, divideColumns } from '#models/projection/standardise';
import { Refusal } from '#models/refusal';
import type { Matrix } from '#models/space/space';
import type { TrackNumbers } from '#models/space/track-numbers';
import type { Manifest, Space } from '../../bundle/manifest.ts';
import type { Growth } from './growth.ts';
import type { ReadFile } from './stored-map.ts';
import { type TagWords, tagWords } from './tag-words.ts';

/** A space with all that its maps are made from. */
export interface SpaceWork {
  readonly space: Space;
  /** Its values, segments x dimensions. */
  readonly matrix: Matrix;
  /** The same with dimensions of equal units: divided by `sd` where they have units of their own. */
  readonly metric: Matrix;
  readonly sd: Float32Array | null;
  readonly words: TagWords;
  /** Track of every segment. */
  readonly tracks: TrackNumbers;
  /** The space as it was, if its maps can be taken on, and how its segments are found again. */
  readonly before: { readonly space: Space; readonly growth: Growth } | null;
}

/** Read a space's matrix and words. */
export async function openSpace(
  read: ReadFile,
  manifest: Manifest,
  space: Space,
): Promise<Pick<SpaceWork, 'matrix' | 'metric' | 'sd' | 'words'>> {
  const matrix = await readMatrix(read, space);
  const sd = space.layer === 'descriptor' ? deviations(matrix) : null;
  const metric = sd ? divideColumns(matrix, sd) : matrix;
  return { matrix, metric, sd, words: await wordsOf(read, manifest, space, matrix) };
}

/** A space's values. */
async function readMatrix(read: ReadFile, { id, matrix, dimensions }: Space): Promise<Matrix> {
  const values = new Float32Array(await read(matrix));
  const columns = dimensions.length;
  if (values.length % columns === 0) return { rows: values.length / columns, columns, values };
  throw new Refusal(
    `The matrix of ${id} has ${values.length} values when expected rows of ${columns}: ingest the music again.`,
  );
}

async function wordsOf(
  read: ReadFile,
  { models, spaces }: Manifest,
  { model, layer }: Space,
  matrix: Matrix,
): Promise<TagWords> {
  const tags = models.find(({ id }) => id === model)?.tags ?? [];
  if (layer !== 'embedding' || tags.length === 0) return tagWords(layer, matrix, tags);
  const taggram = spaces.find((other) => other.model === model && other.layer === 'taggram');
  return tagWords(
    'taggram',
    taggram ? await readMatrix(read, taggram) : matrix,
    taggram ? tags : [],
  );
}

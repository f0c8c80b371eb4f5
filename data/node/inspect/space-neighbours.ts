import { type KinRate, kinRate, nearestOthers } from '#models/projection/kin';
import { deviations, divideColumns } from '#models/projection/standardise';
import type { Matrix } from '#models/space/space';
import { decodeColumns, dequantise } from '../../bundle/column-file.ts';
import type { Manifest } from '../../bundle/manifest.ts';
import type { DatasetFolder } from '../dataset-folder.ts';
import { KINDS, type Kind, kinLabels } from './kin-labels.ts';

type Space = Manifest['spaces'][number];
type Projection = Space['projections'][number];

/** Longer searches are thinned evenly to about this many segments. */
const MOST_SEARCHED = 20_000;

/** How often the nearest segments of other tracks are kin, in a space and on its maps. */
export interface SpaceNeighbours {
  readonly space: string;
  /** Shares of variance of the first two components. */
  readonly explained: readonly number[];
  /** `space`, then the maps. */
  readonly places: readonly {
    readonly place: string;
    readonly trustworthiness: number | null;
    readonly kin: Readonly<Record<Kind, KinRate>>;
  }[];
}

/** Measure a space: the `count` nearest segments of other tracks of every segment, exact. */
export async function spaceNeighbours(
  dataset: DatasetFolder,
  space: Space,
  count: number,
): Promise<SpaceNeighbours> {
  const { tracks, labels } = await kinLabels(dataset, space);
  const step = Math.ceil(tracks.length / MOST_SEARCHED);
  const ratesIn = (matrix: Matrix) => {
    const nearest = nearestOthers(matrix, tracks, count, step);
    const rates = KINDS.map((kind) => [kind, kinRate(nearest, labels[kind], tracks)] as const);
    return Object.fromEntries(rates) as Record<Kind, KinRate>;
  };
  const kin = ratesIn(await matrixOf(dataset, space));
  const places = [{ place: 'space', trustworthiness: null as number | null, kin }];
  for (const map of space.projections.filter(({ id }) => id !== 'original'))
    places.push({
      place: map.id,
      trustworthiness: map.quality?.trustworthiness ?? null,
      kin: ratesIn(await mapOf(dataset, map, tracks.length)),
    });
  const pca = space.projections.find(({ id }) => id === 'pca');
  return { space: space.id, explained: pca?.explained.slice(0, 2) ?? [], places };
}

/** Descriptors have units of their own, so it is their z-scores whose distances count. */
async function matrixOf(dataset: DatasetFolder, space: Space): Promise<Matrix> {
  const values = new Float32Array(await dataset.file(space.matrix));
  const columns = space.dimensions.length;
  const matrix = { rows: values.length / columns, columns, values };
  return space.layer === 'descriptor' ? divideColumns(matrix, deviations(matrix)) : matrix;
}

/** The first two axes of a map; a space of one component has a line. */
async function mapOf(dataset: DatasetFolder, { axes }: Projection, rows: number): Promise<Matrix> {
  const shown = axes.slice(0, 2);
  const columns = shown.length;
  const values = new Float32Array(rows * columns);
  for (const [c, { at }] of shown.entries()) {
    const column = decodeColumns(await dataset.file(at.file))[at.column];
    if (!column) throw new RangeError(`A file of axes has no column ${at.column}.`);
    for (let i = 0; i < rows; i++) values[i * columns + c] = dequantise(column, i);
  }
  return { rows, columns, values };
}

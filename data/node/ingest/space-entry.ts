import type { Axis } from '#models/projection/axis';
import type { Layer, Matrix } from '#models/space/space';
import { spaceId } from '#models/space/space';
import { type Column, encodeColumns, quantise } from '../../bundle/column-file.ts';
import type { FileRef, Manifest } from '../../bundle/manifest.ts';
import type { BundleWriter } from './bundle-writer.ts';
import { type Components, dimension, type ProjectedSpace } from './project-space.ts';

type Space = Manifest['spaces'][number];
type Projection = Space['projections'][number];
type PlacedAxis = Projection['axes'][number];

/** Choosing a dimension loads its file: small ones for the many dimensions, pairs for the components. */
const DIMENSIONS_A_FILE = 10;
const COMPONENTS_A_FILE = 2;

/** A space and what was computed of it, ready to be stored. */
export interface SpaceContent {
  readonly model: string;
  readonly layer: Layer;
  readonly segmentation: string;
  /** Name of every dimension: the tags, `dimension 17`, or the descriptors. */
  readonly dimensions: readonly string[];
  /** The matrix, and the file that holds it. */
  readonly matrix: Matrix;
  readonly file: FileRef;
  readonly projected: ProjectedSpace;
}

/** Store a space's matrix and projections; returns its entry in the manifest. */
export async function writeSpace(writer: BundleWriter, content: SpaceContent): Promise<Space> {
  const { model, layer, segmentation, matrix, projected } = content;
  return {
    id: spaceId(model, layer),
    model,
    layer,
    segmentation,
    dimensions: [...content.dimensions],
    matrix: content.file,
    projections: [
      await writeOriginal(writer, matrix, projected.original),
      await writeComponents(writer, projected.pca),
    ],
  };
}

async function writeOriginal(
  writer: BundleWriter,
  matrix: Matrix,
  axes: readonly Axis[],
): Promise<Projection> {
  const columns = axes.map((axis, d) => [axis, quantise(`dim${d}`, dimension(matrix, d))] as const);
  const placed = await writeAxes(writer, columns, DIMENSIONS_A_FILE);
  return { id: 'original', axes: placed, explained: [], model: null };
}

async function writeComponents(writer: BundleWriter, pca: Components): Promise<Projection> {
  const columns = pca.axes.map(
    (axis, i) => [axis, quantise(`pc${i + 1}`, pca.positions[i] ?? [])] as const,
  );
  return {
    id: 'pca',
    axes: await writeAxes(writer, columns, COMPONENTS_A_FILE),
    explained: [...pca.explained],
    ...(pca.sd && { standardised: true as const }),
    model: await writer.addFile(encodeColumns(modelColumns(pca)), 'bin'),
  };
}

async function writeAxes(
  writer: BundleWriter,
  columns: readonly (readonly [Axis, Column])[],
  perFile: number,
): Promise<PlacedAxis[]> {
  const groups = Array.from({ length: Math.ceil(columns.length / perFile) }, (_, i) =>
    columns.slice(i * perFile, (i + 1) * perFile),
  );
  const placed = groups.map(async (group) => {
    const file = await writer.addFile(encodeColumns(group.map(([, column]) => column)), 'bin');
    return group.map(([axis], column) => placedAxis(axis, file, column));
  });
  return (await Promise.all(placed)).flat();
}

function placedAxis(axis: Axis, file: FileRef, column: number): PlacedAxis {
  const { label, explained, low, high } = axis;
  return { label, explained, low: [...low], high: [...high], at: { file, column } };
}

function modelColumns(pca: Components): Column[] {
  const column = (name: string, values: Float32Array) => ({ name, values, low: 0, high: 0 });
  return [
    column('mean', pca.mean),
    ...(pca.sd ? [column('sd', pca.sd)] : []),
    ...pca.vectors.map((vector, i) => column(`pc${i + 1}`, vector)),
  ];
}

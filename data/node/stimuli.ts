import { type Column, decodeColumns, dequantise } from '../bundle/column-file.ts';
import type { Manifest } from '../bundle/manifest.ts';
import type { DatasetFolder } from './dataset-folder.ts';

type Space = Manifest['spaces'][number];

interface LoadedSpace {
  readonly space: Space;
  readonly matrix: Float32Array;
  /** Columns of the axes by `PROJECTION LABEL`. */
  readonly columns: ReadonlyMap<string, Column>;
}

/**
 * What studies may know of a dataset, with some of its spaces in memory. Clips follow the first
 * segmentation; spaces of another one are left out.
 */
export async function openStimuli(dataset: DatasetFolder, wanted: readonly string[]) {
  const { manifest, hash } = dataset;
  const [segmentation] = manifest.segmentations;
  const offered = manifest.spaces.filter(({ segmentation: own }) => own === segmentation?.id);
  const usable = offered.filter(({ id }) => wanted.includes(id));
  const [table, tracks, ...loaded] = await Promise.all([
    dataset.segments(),
    dataset.catalogue(),
    ...usable.map((space) => loadSpace(dataset, space)),
  ]);
  const spaces = new Map(loaded.map((one) => [one.space.id, one]));
  const projection = (space: string, id: string) =>
    spaces.get(space)?.space.projections.find((one) => one.id === id);
  const track = (segment: number) => table.track[segment] ?? -1;
  const { sampleRate = 1, samples = 0 } = segmentation ?? {};
  return {
    dataset: { id: manifest.id, hash },
    segments: table.track.length,
    seconds: samples / sampleRate,
    spaces: usable.map(({ id }) => id),
    offered: offered.map(({ id }) => id),
    track,
    artist: (segment: number) => tracks[track(segment)]?.artist ?? `track ${track(segment)}`,
    sounds: (segment: number) => (table.clipBytes[segment] ?? 0) > 0,
    axes: (space: string, id: string) =>
      projection(space, id)?.axes.map(({ label }) => label) ?? [],
    values: (space: string, id: string, label: string) => {
      const column = spaces.get(space)?.columns.get(`${id} ${label}`);
      return column ? asNumbers(column) : null;
    },
    row: (space: string, segment: number) => {
      const found = spaces.get(space);
      const width = found?.space.dimensions.length ?? 0;
      return found ? found.matrix.subarray(segment * width, (segment + 1) * width) : null;
    },
    tags: (space: string) => {
      const found = spaces.get(space)?.space;
      return found?.layer === 'taggram' ? found.dimensions : [];
    },
  };
}

async function loadSpace(dataset: DatasetFolder, space: Space): Promise<LoadedSpace> {
  const axes = space.projections.flatMap(({ id, axes: own }) =>
    own.map((axis) => ({ key: `${id} ${axis.label}`, at: axis.at })),
  );
  const files = new Map(axes.map(({ at }) => [at.file.name, at.file]));
  const decoded = new Map<string, readonly Column[]>();
  for (const [name, file] of files) decoded.set(name, decodeColumns(await dataset.file(file)));
  const columns = new Map<string, Column>();
  for (const { key, at } of axes) {
    const column = decoded.get(at.file.name)?.[at.column];
    if (column) columns.set(key, column);
  }
  return { space, matrix: new Float32Array(await dataset.file(space.matrix)), columns };
}

function asNumbers(column: Column): Float32Array {
  return Float32Array.from(column.values, (_, i) => dequantise(column, i));
}

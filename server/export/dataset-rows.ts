import { type Column, decodeColumns, dequantise } from '#data/bundle/column-file';
import { firstNumber, segmentationOf } from '#data/bundle/segment-numbers';
import { STRONGEST } from '#data/bundle/strongest-tags';
import type { DatasetFolder } from '#data/node/dataset-folder';
import type { PointRow, SegmentRow, TagRow } from '#study/record/dataset-tables';
import type { WalkedMap } from './walked-maps.ts';

/** Every segment of a dataset with its track and times, in the order of their numbers. */
export async function* segmentRows(dataset: DatasetFolder): AsyncGenerator<SegmentRow> {
  const tracks = await dataset.catalogue();
  for (const { id, sampleRate, samples } of dataset.manifest.segmentations) {
    const table = await dataset.segments(id);
    const first = firstNumber(dataset.manifest, id);
    for (const [row, track] of table.track.entries()) {
      const start = table.start[row] ?? 0;
      yield {
        dataset: dataset.hash,
        segment: first + row,
        track,
        title: tracks[track]?.title ?? '',
        artist: tracks[track]?.artist ?? null,
        start: start / sampleRate,
        end: (start + samples) / sampleRate,
      };
    }
  }
}

/** The strongest tags of every segment by every model that has tags. */
export async function* tagRows(dataset: DatasetFolder): AsyncGenerator<TagRow> {
  for (const { id, tags, strongest } of dataset.manifest.models) {
    if (tags.length === 0) continue;
    const columns = decodeColumns(await dataset.file(strongest));
    const named = new Map(columns.map((column) => [column.name, column.values]));
    const rows = columns[0]?.values.length ?? 0;
    const first = firstNumber(dataset.manifest, segmentationOf(dataset.manifest, id));
    for (let row = 0; row < rows; row++)
      for (let rank = 0; rank < STRONGEST; rank++)
        yield {
          dataset: dataset.hash,
          segment: first + row,
          model: id,
          tag: tags[named.get(`tag${rank}`)?.[row] ?? -1] ?? '',
          value: asActivation(named.get(`value${rank}`)?.[row] ?? 0),
        };
  }
}

/** Where every segment lies on a map that was walked; nothing for a map that the dataset lacks. */
export async function* pointRows(
  dataset: DatasetFolder,
  { space, projection, axes }: WalkedMap,
): AsyncGenerator<PointRow> {
  const [x, y] = await Promise.all(
    axes.map(async (axis) => await axisColumn(dataset, space, projection, axis)),
  );
  if (!x || !y) return;
  const first = firstOfSpace(dataset, space);
  for (let row = 0; row < x.values.length; row++)
    yield {
      dataset: dataset.hash,
      segment: first + row,
      space,
      projection,
      axis_x: axes[0],
      axis_y: axes[1],
      x: dequantise(x, row),
      y: dequantise(y, row),
    };
}

/** Number of the segment that a space's first row is; 0 for a space that the dataset lacks. */
export function firstOfSpace({ manifest }: DatasetFolder, space: string): number {
  const found = manifest.spaces.find(({ id }) => id === space);
  return found ? firstNumber(manifest, found.segmentation) : 0;
}

async function axisColumn(
  dataset: DatasetFolder,
  space: string,
  projection: string,
  axis: number,
): Promise<Column | undefined> {
  const found = dataset.manifest.spaces
    .find(({ id }) => id === space)
    ?.projections.find(({ id }) => id === projection)?.axes[axis];
  return found && decodeColumns(await dataset.file(found.at.file))[found.at.column];
}

/** A stored byte as an activation, with the four digits that it is worth. */
function asActivation(byte: number): number {
  return Math.round((byte / 255) * 10_000) / 10_000;
}

import { join } from 'node:path';
import { groundOf } from '../walk/cells.ts';
import { axesKey, type MapFrame, toWorld, type WalkMap } from '../walk/walk-map.ts';
import { hasTable, readTable } from './table-file.ts';
import type { TableRow } from './table-row.ts';

const COLUMNS = ['dataset', 'segment', 'space', 'projection', 'axis_x', 'axis_y', 'x', 'y'];

/**
 * Give the maps of an export their points from points.csv, and their names map-1, map-2 ... in the given
 * order. Without the file the maps have no points.
 */
export async function readMaps(
  folder: string,
  frames: readonly MapFrame[],
): Promise<readonly WalkMap[]> {
  const maps = frames.map(emptyMap);
  const byAxes = new Map<string, EmptyMap[]>();
  for (const map of maps) byAxes.set(axesKey(map), [...(byAxes.get(axesKey(map)) ?? []), map]);
  const path = join(folder, 'points.csv');
  if (await hasTable(path))
    await readTable(path, COLUMNS, (row) => {
      for (const map of byAxes.get(rowKey(row)) ?? []) addPoint(map, row);
    });
  return maps.map((map) => ({ ...map, ground: groundOf(map.points, map.radius) }));
}

type EmptyMap = ReturnType<typeof emptyMap>;

function emptyMap(frame: MapFrame, index: number) {
  const [segments, x, y]: [number[], number[], number[]] = [[], [], []];
  return { ...frame, id: `map-${index + 1}`, segments, points: { x, y } };
}

function rowKey(row: TableRow): string {
  return axesKey({
    dataset: row.text('dataset'),
    space: row.text('space'),
    projection: row.text('projection'),
    axes: [row.number('axis_x'), row.number('axis_y')],
  });
}

function addPoint(map: EmptyMap, row: TableRow): void {
  map.segments.push(row.number('segment'));
  map.points.x.push(toWorld(map, 0, row.number('x')));
  map.points.y.push(toWorld(map, 1, row.number('y')));
}

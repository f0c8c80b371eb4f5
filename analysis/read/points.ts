import { join } from 'node:path';
import { groundOf } from '../walk/cells.ts';
import { axesKey, type MapFrame, terrainKey, toWorld, type WalkMap } from '../walk/walk-map.ts';
import { readSelections, selectionKey } from './selections.ts';
import { hasTable, readTable } from './table-file.ts';
import type { TableRow } from './table-row.ts';

const COLUMNS = ['dataset', 'segment', 'space', 'projection', 'axis_x', 'axis_y', 'x', 'y'];

/**
 * Give the maps of an export their points from points.csv, and their names map-1, map-2 ... in the given
 * order. Without the file the maps have no points; where a map leaves segments out, shown.csv says which
 * are on it.
 */
export async function readMaps(
  folder: string,
  frames: readonly MapFrame[],
): Promise<readonly WalkMap[]> {
  const selections = await readSelections(folder);
  const maps = frames.map((frame, index) => emptyMap(frame, index, selections));
  const byAxes = new Map<string, EmptyMap[]>();
  for (const map of maps) byAxes.set(axesKey(map), [...(byAxes.get(axesKey(map)) ?? []), map]);
  const path = join(folder, 'points.csv');
  if (await hasTable(path))
    await readTable(path, COLUMNS, (row) => {
      for (const map of byAxes.get(rowKey(row)) ?? []) addPoint(map, row);
    });
  return maps.map(({ selection: _, ...map }) => ({
    ...map,
    ground: groundOf(map.points, map.radius, terrainKey(map)),
  }));
}

type EmptyMap = ReturnType<typeof emptyMap>;

function emptyMap(
  frame: MapFrame,
  index: number,
  selections: Awaited<ReturnType<typeof readSelections>>,
) {
  const [segments, x, y]: [number[], number[], number[]] = [[], [], []];
  const selection = frame.shown && selections.get(selectionKey(frame));
  return { ...frame, id: `map-${index + 1}`, segments, points: { x, y }, selection };
}

function rowKey(row: TableRow): string {
  return axesKey({
    dataset: row.text('dataset'),
    space: row.text('space'),
    projection: row.text('projection'),
    axes: [row.number('axis_x'), row.number('axis_y')],
  });
}

/** Segments that the map leaves out, and those without a place on its axes, are no points of it. */
function addPoint(map: EmptyMap, row: TableRow): void {
  const segment = row.number('segment');
  const [x, y] = [toWorld(map, 0, row.number('x')), toWorld(map, 1, row.number('y'))];
  if (Number.isNaN(x + y) || (map.selection && !map.selection.has(segment))) return;
  map.segments.push(segment);
  map.points.x.push(x);
  map.points.y.push(y);
}

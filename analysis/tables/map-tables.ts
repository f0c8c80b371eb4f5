import { turnedSessions } from '../atlas.ts';
import type { CourseStep } from '../walk/coverage-course.ts';
import { cellFlows } from '../walk/flow.ts';
import { fromWorld } from '../walk/walk-map.ts';
import type { WalkAnalysis } from '../walk-analysis.ts';
import { number, type Table, table, text } from './table.ts';

/** One row a map. */
export function mapTable({ maps, sessions }: WalkAnalysis): Table {
  const rows = maps.map((analysed) => ({
    map: analysed.map,
    walks: sessions.flatMap(({ walk }) => walk.maps.filter((own) => own.map === analysed.map)),
    turned: turnedSessions(analysed, sessions),
  }));
  return table('maps.csv', rows, [
    text('map', 'name of the map here', ({ map }) => map.id),
    text('dataset_hash', 'hash of the dataset', ({ map }) => map.dataset),
    text('space', 'model and layer', ({ map }) => map.space),
    text('projection', 'projection', ({ map }) => map.projection),
    text('label_x', 'axis across', ({ map }) => map.labels[0]),
    text('label_y', 'axis up', ({ map }) => map.labels[1]),
    number(
      'radius',
      'share of the map',
      'hearing radius, and side of a coverage cell',
      ({ map }) => map.radius,
    ),
    number(
      'radius_x',
      'axis units',
      'hearing radius along the axis across',
      ({ map }) => map.radius / Math.abs(map.scale[0]),
    ),
    number(
      'radius_y',
      'axis units',
      'hearing radius along the axis up',
      ({ map }) => map.radius / Math.abs(map.scale[1]),
    ),
    number('points', 'count', 'segments on the map', ({ map }) => map.segments.length),
    number(
      'reachable_cells',
      'count',
      'cells with a segment in them or in reach',
      ({ map }) => map.ground.reachable.size,
    ),
    number('sessions', 'count', 'sessions that walked on it', ({ walks }) => walks.length),
    number(
      'turned',
      'count',
      'of them, those for whom its axes were exchanged end for end or with each other',
      (row) => row.turned,
    ),
    number('seconds', 's', 'time of all walks on it', ({ walks }) =>
      walks.reduce((sum, own) => sum + own.walking + own.standing, 0),
    ),
  ]);
}

/** Where all walks of a map spent their time, cell by cell. */
export function heatTable({ maps }: WalkAnalysis): Table {
  const rows = maps.flatMap(({ map, heat: { cells, seconds } }) =>
    [...seconds]
      .sort(([a], [b]) => a - b)
      .map(([cell, time]) => ({
        map,
        seconds: time,
        x: ((cell % cells.across) + 0.5) * cells.side,
        y: (Math.floor(cell / cells.across) + 0.5) * cells.side,
      })),
  );
  return table('heat.csv', rows, [
    text('map', 'map of maps.csv', ({ map }) => map.id),
    number('x', 'axis units', 'middle of the cell on the axis across', ({ map, x }) =>
      fromWorld(map, 0, x),
    ),
    number('y', 'axis units', 'middle of the cell on the axis up', ({ map, y }) =>
      fromWorld(map, 1, y),
    ),
    number('seconds', 's', 'time of all walks in the cell', (row) => row.seconds),
  ]);
}

/** Where all walks of a map went, cell by cell. */
export function flowTable({ maps }: WalkAnalysis): Table {
  const rows = maps.flatMap(({ map, flow }) => cellFlows(flow).map((cell) => ({ map, ...cell })));
  return table('flows.csv', rows, [
    text('map', 'map of maps.csv', ({ map }) => map.id),
    number('x', 'axis units', 'middle of the cell on the axis across', ({ map, x }) =>
      fromWorld(map, 0, x),
    ),
    number('y', 'axis units', 'middle of the cell on the axis up', ({ map, y }) =>
      fromWorld(map, 1, y),
    ),
    number('passages', 'count', 'times that the cell was crossed', (row) => row.passages),
    number('sessions', 'count', 'sessions that crossed it', (row) => row.sessions),
    number(
      'dx',
      'hearing radii',
      'mean way along the axis across, towards larger values',
      ({ map, dx }) => (Math.sign(map.scale[0]) * dx) / map.radius,
    ),
    number(
      'dy',
      'hearing radii',
      'the same along the axis up',
      ({ map, dy }) => (Math.sign(map.scale[1]) * dy) / map.radius,
    ),
    number(
      'concentration',
      '0 to 1',
      'length R of the mean direction: 1 all went the same way',
      (row) => row.concentration,
    ),
  ]);
}

/** Coverage over time. */
export function courseTable(course: readonly CourseStep[]): Table {
  return table('coverage.csv', course, [
    number('seconds', 's', 'time since the start of a walk', (step) => step.seconds),
    number(
      'mean',
      'share',
      'mean coverage; walks that ended count with where they ended',
      (step) => step.mean,
    ),
    number(
      'low',
      'share',
      '2.5 % point of the bootstrap over sessions',
      (step) => step.interval?.low ?? null,
    ),
    number(
      'high',
      'share',
      '97.5 % point of the bootstrap over sessions',
      (step) => step.interval?.high ?? null,
    ),
    number('walking', 'count', 'sessions that still walk', (step) => step.walking),
  ]);
}

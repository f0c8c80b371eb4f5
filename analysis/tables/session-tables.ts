import { MEASURES } from '../measures/all-measures.ts';
import type { Measure } from '../measures/measure.ts';
import { estimate } from '../statistics/bootstrap.ts';
import type { AnalysedSession, WalkAnalysis } from '../walk-analysis.ts';
import { type Column, number, type Table, table, text, truth } from './table.ts';

/** Distance in axis units: only where a session kept to one map, since maps have different units. */
function distanceUnits({ walk }: AnalysedSession): number | null {
  return walk.maps.length === 1 ? (walk.maps[0]?.units ?? null) : null;
}

/** One row a session. */
export function sessionTable({ sessions }: WalkAnalysis): Table {
  return table('sessions.csv', sessions, [
    text('session', 'pseudonym of the session', ({ session }) => session.id),
    text('study', 'study it belongs to', ({ session }) => session.study),
    text('begun', 'when it began, as exported', ({ session }) => session.begun),
    text('dataset', 'name of the dataset', ({ session }) => session.dataset),
    text('dataset_hash', 'hash of the dataset', ({ session }) => session.hash),
    text('build', 'build of the game', ({ session }) => session.build),
    truth('complete', 'whether the record reaches the end', ({ session }) => session.complete),
    number(
      'seconds',
      's',
      'from the first tick to the last, as exported',
      ({ session }) => session.seconds,
    ),
    number('samples', 'count', 'samples read', ({ samples }) => samples),
    number(
      'samples_expected',
      'count',
      'samples that sessions.csv counts',
      ({ session }) => session.samples,
    ),
    number('maps', 'count', 'maps walked on', ({ walk }) => walk.maps.length),
    number('walking_seconds', 's', 'time on the move', ({ walk }) => walk.walking),
    number('standing_seconds', 's', 'time at rest', ({ walk }) => walk.standing),
    number(
      'distance_units',
      'axis units',
      'length of the path; empty on several maps, whose units differ',
      distanceUnits,
    ),
    ...MEASURES.map(measureColumn),
    number(
      'visited_cells',
      'count',
      'reachable cells entered',
      ({ walk }) => walk.coverage.visited,
    ),
    number(
      'reachable_cells',
      'count',
      'cells that can be reached on its maps',
      ({ walk }) => walk.coverage.reachable,
    ),
    number('moves', 'count', 'steps from one cell into another', ({ walk }) => walk.coverage.moves),
    number(
      'returns',
      'count',
      'steps into a cell known before',
      ({ walk }) => walk.coverage.returns,
    ),
    number('dwell_seconds', 's', 'seconds of all segments heard, together or not', ({ walk }) =>
      [...walk.dwell.values()].reduce((sum, seconds) => sum + seconds, 0),
    ),
  ]);
}

function measureColumn(measure: Measure): Column<AnalysedSession> {
  return number(measure.id, measure.unit, measure.meaning, ({ walk }) => measure.of(walk));
}

/** One row a session and map. */
export function walkTable({ sessions, maps }: WalkAnalysis): Table {
  const turnedOn = new Map(maps.map(({ map, turned }) => [map, turned]));
  const rows = sessions.flatMap(({ session: { id }, walk }) =>
    walk.maps.map((own) => ({ id, own, turned: turnedOn.get(own.map)?.has(id) ?? false })),
  );
  return table('walks.csv', rows, [
    text('session', 'pseudonym of the session', ({ id }) => id),
    text('map', 'map of maps.csv', ({ own }) => own.map.id),
    truth(
      'turned',
      'the map lay otherwise for the walker (axes exchanged) and is turned back here',
      (row) => row.turned,
    ),
    number('walking_seconds', 's', 'time on the move', ({ own }) => own.walking),
    number('standing_seconds', 's', 'time at rest', ({ own }) => own.standing),
    number('distance_units', 'axis units', 'length of the path', ({ own }) => own.units),
    number('distance_radii', 'hearing radii', 'length of the path', ({ own }) => own.radii),
    number(
      'straightness',
      '',
      'direct distance by length, over unbroken legs',
      ({ own }) => own.straightness,
    ),
    number(
      'sinuosity',
      '1 / root of a hearing radius',
      'Benhamou 2004, steps of one hearing radius',
      ({ own }) => own.sinuosity,
    ),
    number('coverage', 'share', 'reachable cells entered', ({ own }) => own.coverage.share),
    number('coverage_area', 'share', 'mean coverage over the time', ({ own }) => own.coverage.area),
    number(
      'revisit_rate',
      'share',
      'steps from cell to cell that led back',
      ({ own }) => own.coverage.revisitRate,
    ),
  ]);
}

/** The measures over all sessions, with their intervals. */
export function measureTable({ sessions, resampling }: WalkAnalysis): Table {
  const rows = MEASURES.map((measure) => ({
    measure,
    ...estimate(
      sessions.map(({ walk }) => measure.of(walk)),
      resampling,
    ),
  }));
  return table('measures.csv', rows, [
    text('measure', 'column of sessions.csv', ({ measure }) => measure.id),
    text('unit', 'its unit', ({ measure }) => measure.unit),
    number('sessions', 'count', 'sessions that have a value', (row) => row.count),
    number('mean', 'as the measure', 'mean over sessions', (row) => row.mean),
    number(
      'low',
      'as the measure',
      '2.5 % point of the bootstrap over sessions',
      (row) => row.interval?.low ?? null,
    ),
    number(
      'high',
      'as the measure',
      '97.5 % point of the bootstrap over sessions',
      (row) => row.interval?.high ?? null,
    ),
    number('least', 'as the measure', 'smallest value', (row) => row.least),
    number('most', 'as the measure', 'largest value', (row) => row.most),
  ]);
}

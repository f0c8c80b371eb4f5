import { expect, test } from 'vitest';
import type { RecordEvent } from '#study/record/event';
import { WalkRows } from '#study/record/walk-rows';
import { SAMPLES, VIEWS } from '#study/record/walk-tables';
import type { Entry } from '#study/wire/entry';

const viewed = (tick: number, projection = 'pca'): Entry => ({
  kind: 'event',
  event: {
    kind: 'viewed',
    tick,
    space: 'made-up/taggram',
    projection,
    axes: [0, 1],
    labels: ['PC 1', 'PC 2'],
    scale: [0.5, -0.25],
    offset: [0.5, 0.5],
    x: 0.5,
    y: 0.5,
    speed: 0.1,
    radius: 0.05,
  },
});
const samples = (tick: number, ...positions: number[]): Entry => ({
  kind: 'samples',
  tick,
  positions: Float32Array.from(positions),
});
const ended: RecordEvent = { kind: 'ended', tick: 9 };

/** Rows of the samples and views that a record of these entries gives, and its summary. */
function rowsOf(...entries: Entry[]) {
  const rows: Record<string, object[]> = { [SAMPLES.file]: [], [VIEWS.file]: [] };
  const walk = new WalkRows('s', (table, row) => void rows[table.file]?.push(row));
  for (const entry of entries) walk.take(entry);
  const summary = walk.finish((segment) => ({ segment, track: null }));
  return { samples: rows[SAMPLES.file], views: rows[VIEWS.file], summary };
}

test('a position is told in the units of the axes of the map that was entered last', () => {
  const { samples: rows, summary } = rowsOf(
    viewed(0),
    samples(0, 0.75, 0.25),
    viewed(2, 'original'),
    samples(2, 0.5, 0.5),
    { kind: 'event', event: ended },
  );
  expect(rows).toEqual([
    { session: 's', t: 0, x: 0.5, y: 1, space: 'made-up/taggram', projection: 'pca' },
    { session: 's', t: 0.016, x: 0, y: -0, space: 'made-up/taggram', projection: 'original' },
  ]);
  expect(summary).toMatchObject({ seconds: 0.072, samples: 2, complete: true });
});

test('samples and maps that go back in time are left out, and what follows them is not', () => {
  const {
    samples: rows,
    views,
    summary,
  } = rowsOf(
    ...[viewed(0), samples(10, 0.1, 0.1, 0.2, 0.2)],
    ...[samples(12, 0.9, 0.9), viewed(12, 'original'), samples(0, 0.9, 0.9)],
    ...[samples(14, 0.3, 0.3), viewed(16, 'original'), samples(15, 0.9, 0.9)],
    samples(16, 0.4, 0.4),
  );
  expect(rows?.map((row) => ({ ...row }))).toMatchObject([
    { t: 0.08, projection: 'pca' },
    { t: 0.096, projection: 'pca' },
    { t: 0.112, projection: 'pca' },
    { t: 0.128, projection: 'original' },
  ]);
  expect(views).toMatchObject([{ t: 0 }, { t: 0.128 }]);
  expect(summary.samples).toBe(4);
});

import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { analyseWalks } from '#analysis/walk-analysis';
import { answerQuality } from '#study/record/answer-quality';
import { POINTS, SEGMENTS, TAGS } from '#study/record/dataset-tables';
import { type Cell, csvHead, csvLine, type Table } from '#study/record/table';
import { type Emit, WalkRows } from '#study/record/walk-rows';
import { HEARINGS, SAMPLES, SESSIONS, VIEWS } from '#study/record/walk-tables';
import { type Ground, prepareGround } from '#study/walk/ground';
import { Walk } from '#study/walk/walk';
import { writeExport } from '../support/tiny-export.ts';

const HASH = 'f'.repeat(64);
const SIDE = 12;

/** A lattice of 144 segments over the middle of the map. */
function lattice(projection: string): Ground {
  const positions = Float32Array.from({ length: 2 * SIDE * SIDE }, (_, i) => {
    const cell = Math.floor(i / 2);
    return 0.1 + (0.8 * (i % 2 === 0 ? cell % SIDE : Math.floor(cell / SIDE))) / (SIDE - 1);
  });
  return prepareGround({
    space: 'tiny/taggram',
    projection,
    axes: [0, 1],
    labels: ['+rock', 'PC 2'],
    scale: [0.25, -0.5],
    offset: [0.5, 0.5],
    positions,
  });
}

/** Writes tables as the export does. */
function tables() {
  const texts = new Map<string, string>();
  const open = <Row extends object>(table: Table<Row>): void => {
    texts.set(table.file, csvHead(table));
  };
  const emit: Emit = <Row extends Record<keyof Row, Cell>>(table: Table<Row>, row: Row): void => {
    texts.set(table.file, (texts.get(table.file) ?? csvHead(table)) + csvLine(table, row));
  };
  for (const table of [SESSIONS, SAMPLES, HEARINGS, VIEWS]) open<never>(table);
  return { texts, emit };
}

test('what the export writes of a simulated walk, the analysis reads and measures as it was walked', async () => {
  const { texts, emit } = tables();
  const rows = new WalkRows('one', emit);
  const [pca, original] = [lattice('pca'), lattice('original')];
  const walk = new Walk(pca, { x: 0.2, y: 0.2 }, (entry) => rows.take(entry));
  const run = (ticks: number): void => {
    for (let i = 0; i < ticks; i++) walk.advance();
  };
  walk.log({ kind: 'sounded', tick: 0, segment: 13, gain: 0.5, lag: 4 });
  walk.intend({ kind: 'head', dx: 1, dy: 0 });
  run(250);
  walk.log({ kind: 'ceased', tick: 250, segment: 13, gain: 0.9 });
  walk.change(original);
  walk.intend({ kind: 'head', dx: 0, dy: 1 });
  run(125);
  walk.intend({ kind: 'halt' });
  run(125);
  walk.end();
  const { seconds, samples, complete } = rows.finish((segment) => ({ segment, track: null }));
  const began = { protocol: null, dataset: 'tiny', dataset_hash: HASH, build: 'b', seed: 1 };
  const walker = {
    ...{ participant: null, condition: null, slot: null, outcome: null, returns: 0 },
    ...answerQuality([]),
  };
  const row = { study: 's', session: 'one', begun: '', ...began, seconds, samples, complete };
  emit(SESSIONS, { ...row, ...walker });
  for (let segment = 0; segment < SIDE * SIDE; segment++) {
    const [x, y] = [
      (pca.view.positions[2 * segment] ?? 0) - 0.5,
      (pca.view.positions[2 * segment + 1] ?? 0) - 0.5,
    ];
    const point = { dataset: HASH, segment, space: 'tiny/taggram', axis_x: 0, axis_y: 1 };
    emit(POINTS, { ...point, projection: 'pca', x: x / 0.25, y: y / -0.5 });
    emit(SEGMENTS, {
      dataset: HASH,
      segment,
      track: 0,
      title: '-',
      artist: null,
      start: 0,
      end: 3,
    });
    emit(TAGS, { dataset: HASH, segment, model: 'tiny', tag: 'rock', value: 0.5 });
  }
  const folder = await mkdtemp(join(tmpdir(), 'analysis-export-'));
  await writeExport(folder, Object.fromEntries(texts));
  const { sessions, maps, tags, names } = await analyseWalks(folder, { seed: 1, replicates: 10 });
  const found = sessions[0];
  expect(found?.samples).toBe(found?.session.samples);
  expect(found?.session).toMatchObject({ complete: true, seconds: 4 });
  const { speed, radius } = pca.rules;
  expect(found?.walk.maps.map(({ radii }) => radii * radius)).toEqual([
    expect.closeTo(speed * 0.008 * 248, 5),
    expect.closeTo(speed * 1, 5),
  ]);
  expect(found?.walk.maps[0]?.units).toBeCloseTo((speed * 0.008 * 248) / 0.25, 4);
  expect(found?.walk.maps[1]?.standing).toBeCloseTo(0.976, 6);
  expect(found?.walk).toMatchObject({ tracks: null, audible: expect.closeTo(1.996, 6) });
  expect(maps[0]?.map.points.x[0]).toBeCloseTo(0.1, 6);
  expect(maps.map(({ map }) => map.labels[0])).toEqual(['+rock', '+rock']);
  expect(maps[1]?.map.segments).toEqual([]);
  expect(tags[0]?.tags[0]?.ratio).toBe(1);
  expect([...names.values()]).toEqual([{ title: '-', artist: '', start: 0, end: 3 }]);
});

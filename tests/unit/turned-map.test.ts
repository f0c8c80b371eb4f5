import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { turnedBack } from '#analysis/walk/turned-map';
import type { MapFrame } from '#analysis/walk/walk-map';
import { analyseWalks } from '#analysis/walk-analysis';
import { writeReport } from '#analysis/write-report';
import { type Layout, turnLayout } from '#data/bundle/map-layout';
import { type ExportFiles, tinyExport, writeExport } from '../support/tiny-export.ts';

const FRAME: MapFrame = {
  ...{ dataset: 'd', space: 's', projection: 'pca', axes: [0, 1], labels: ['PC 1', 'PC 2'] },
  ...{ scale: [1.0488653642829044, -1.0488653642829044], radius: 0.08 },
  offset: [0.4203079518065412, 0.4623262939592234],
};

interface Turn {
  readonly x: boolean;
  readonly y: boolean;
  readonly swap: boolean;
}

/** As a study turns a map: exchanged in places first, then end for end. */
function turned(frame: MapFrame, { x, y, swap }: Turn): MapFrame {
  return {
    ...frame,
    ...(swap ? exchanged(frame) : {}),
    ...turnLayout(layoutOf(frame, swap), x, y),
  };
}

function exchanged({ axes, labels }: MapFrame): Pick<MapFrame, 'axes' | 'labels'> {
  return { axes: [axes[1], axes[0]], labels: [labels[1], labels[0]] };
}

/** Of a map fitted anew with its axes in each other's place: the vertical one still grows upwards. */
function layoutOf({ scale, offset }: MapFrame, swap: boolean): Layout {
  return swap
    ? { scale: [-scale[1], -scale[0]], offset: [1 - offset[1], 1 - offset[0]] }
    : { scale, offset };
}

const TURN = fc.record({ x: fc.boolean(), y: fc.boolean(), swap: fc.boolean() });

describe('which maps are one', () => {
  test('however a map is turned, it is shown as it usually lies', () => {
    const part = fc.double({ min: 0.01, max: 3, noNaN: true });
    fc.assert(
      fc.property(part, part, part, fc.array(TURN), (scale, across, up, turns) => {
        const frame: MapFrame = { ...FRAME, scale: [scale, -scale], offset: [across, up] };
        const frames = [...turns.map((turn) => turned(frame, turn)), frame];
        const shown = new Set(turnedBack(frames).values());
        expect(shown.size).toBe(1);
        const [
          {
            scale: [x, y],
          } = frame,
        ] = shown;
        expect([x > 0, y < 0]).toEqual([true, true]);
      }),
    );
  });

  test('where nobody had it as usual, it is shown as most nearly so', () => {
    const [both, one] = [
      turned(FRAME, { x: true, y: true, swap: false }),
      turned(FRAME, { x: true, y: false, swap: false }),
    ];
    expect([...turnedBack([both, one]).values()]).toEqual([one, one]);
    expect(turnedBack([both]).get(both)).toBe(both);
  });

  test.each<[string, Partial<MapFrame>]>([
    ['another projection', { projection: 'tsne' }],
    ['another axis', { axes: [0, 2] }],
    ['another scale', { scale: [-1.05, 1.05] }],
    ['another place in the window', { offset: [0.4203, 0.4623] }],
    ['another hearing radius', { radius: 0.07 }],
    ['a logarithm', { log: true }],
    ['another dataset', { dataset: 'e' }],
  ])('%s is another map', (_, other) => {
    const frames = [FRAME, { ...FRAME, ...other }];
    expect(new Set(turnedBack(frames).values()).size).toBe(2);
  });
});

/** The tiny export on a map that does not lie in the middle of the window, each session's turned as it is told. */
function study(turns: Readonly<Record<string, Turn>>): ExportFiles {
  const files = tinyExport();
  const frame: MapFrame = { ...FRAME, scale: [0.1, -0.1], offset: [0.45, 0.52] };
  const viewOf = (line: string): string => {
    const [session = '', t, space, projection, ...rest] = line.split(',');
    const turn = turns[session];
    if (!turn || projection !== 'pca')
      return line.replace('0.1,-0.1,0.5,0.5', '0.1,-0.1,0.45,0.52');
    const { axes, labels, scale, offset } = turned(frame, turn);
    const lay = [...axes, ...labels, ...scale, ...offset];
    return [session, t, space, projection, ...lay, ...rest.slice(-2)].join(',');
  };
  const sampleOf = (line: string): string => {
    const [session = '', t, x, y, ...rest] = line.split(',');
    return turns[session]?.swap && rest[1] === 'pca' ? [session, t, y, x, ...rest].join(',') : line;
  };
  const mapped = (name: string, change: (line: string) => string): string =>
    (files[name] ?? '').split('\n').map(change).join('\n');
  return {
    ...files,
    'views.csv': mapped('views.csv', viewOf),
    'samples.csv': mapped('samples.csv', sampleOf),
  };
}

const NAMES = ['heat', 'flows', 'coverage', 'sessions', 'segments', 'tags', 'measures'];

/** The tables of a report, and its page. */
async function reported(turns: Readonly<Record<string, Turn>>) {
  const folder = await mkdtemp(join(tmpdir(), 'turned-'));
  await writeExport(join(folder, 'export'), study(turns));
  const analysis = await analyseWalks(join(folder, 'export'), { seed: 1, replicates: 20 });
  await writeReport(analysis, join(folder, 'report'));
  const read = (name: string) => readFile(join(folder, 'report', name), 'utf8');
  const tables = await Promise.all(NAMES.map((name) => read(`tables/${name}.csv`)));
  return {
    ...{ tables, maps: analysis.maps, page: await read('report.html') },
    walks: await read('tables/walks.csv'),
  };
}

describe('a study that turns its map for some people', () => {
  test.each<[string, Turn]>([
    ['across', { x: true, y: false, swap: false }],
    ['up', { x: false, y: true, swap: false }],
    ['both ways', { x: true, y: true, swap: false }],
    ['in each other’s place', { x: false, y: false, swap: true }],
    ['in each other’s place and across', { x: true, y: false, swap: true }],
  ])('axes exchanged %s: the same heat, flows, coverage and walks as without', async (_, turn) => {
    const plain = await reported({});
    const found = await reported({ back: turn });
    expect(found.tables).toEqual(plain.tables);
    expect(found.maps.map(({ map }) => map.id)).toEqual(plain.maps.map(({ map }) => map.id));
    expect(found.maps.map(({ turned: sessions }) => [...sessions])).toEqual([['back'], []]);
    expect(found.walks.replace('back,map-1,true', 'back,map-1,false')).toBe(plain.walks);
    expect(found.page).toContain('<dt>Turned back</dt><dd>for 1 of them</dd>');
    expect(plain.page).not.toContain('<dt>Turned back</dt>');
  });
});

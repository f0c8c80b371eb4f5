import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { heatColour, timeColour } from '#analysis/figure/colours';
import { stripFigure } from '#analysis/figure/strip-figure';
import { tagFigure } from '#analysis/figure/tag-figure';
import { clock, number, percent, shorten, tally } from '#analysis/markup/words';
import { walkFigures } from '#analysis/report/walk-figures';
import { analyseWalks } from '#analysis/walk-analysis';
import { tinyExport, writeExport } from '../support/tiny-export.ts';

const SHADES = Array.from({ length: 11 }, (_, i) => i / 10);

/** Relative luminance (WCAG). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test('time and heat get darker with every step, so they read in grey', () => {
  for (const colour of [timeColour, heatColour]) {
    const greys = SHADES.map((share) => luminance(colour(share)));
    for (const [i, grey] of greys.slice(1).entries()) expect(grey).toBeLessThan(greys[i] ?? 0);
  }
});

test('a strip draws every session, the mean and its interval', () => {
  const { alone } = stripFigure({
    id: 'x',
    title: 'Time <s>',
    values: [1, 3],
    estimate: { count: 2, mean: 2, interval: { low: 1, high: 3 }, least: 1, most: 3 },
    show: (value) => String(value),
  });
  expect(alone).toMatchSnapshot();
});

test('tags stand in order, the map as an empty circle, the heard as a full one', () => {
  const tag = (name: string, heard: number, offered: number) => ({
    tag: name,
    dwell: heard,
    heard,
    offered,
    ratio: heard / offered,
    interval: { low: 0.5, high: 2 },
  });
  const { alone } = tagFigure('tags-1', 'musicnn', [tag('a & b', 0.4, 0.2), tag('low', 0.1, 0.3)]);
  expect(alone).toMatchSnapshot();
});

test('a walk is drawn where it was: from start to end, on its map', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'figure-'));
  await writeExport(folder, tinyExport());
  const analysis = await analyseWalks(folder, { seed: 1, replicates: 50 });
  const figures = [...walkFigures(analysis)];
  expect(figures.map(({ name }) => name)).toEqual([
    'walk-0001-map-1',
    'walk-0002-map-1',
    'walk-0003-map-1',
    'walk-0003-map-2',
  ]);
  expect(figures[1]?.alone).toMatchSnapshot();
});

test('numbers are written with sensible digits', () => {
  expect([number(1234.5), number(12.34), number(1.234), number(0.00123), number(0)]).toEqual([
    '1,235',
    '12.3',
    '1.23',
    '0.0012',
    '0',
  ]);
  expect([number(null), clock(null), percent(null)]).toEqual(['–', '–', '–']);
  expect([tally(3), tally(3.25), tally(1200)]).toEqual(['3', '3.25', '1,200']);
  expect([clock(7), clock(754), clock(3723)]).toEqual(['0:07', '12:34', '1:02:03']);
  expect([percent(0.034), percent(0.12), percent(0), percent(1)]).toEqual([
    '3.4 %',
    '12 %',
    '0 %',
    '100 %',
  ]);
  expect([shorten('夜の音楽', 3), shorten('short', 9)]).toEqual(['夜の…', 'short']);
});

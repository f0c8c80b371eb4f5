import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { describeSpace } from '#data/node/inspect/describe-space';
import { inspectCommand } from '#data/node/inspect-command';
import { hubnessOf } from '#models/projection/hubness';
import { tagSpreads } from '#models/space/tag-spread';
import { writeTinyDataset } from '../support/tiny-dataset.ts';

test('F45 hubness by hand: of four points that name two each, one is named by all', () => {
  // 0 names 1, 2; 1 names 0, 2; 2 names 0, 1; 3 names 0, 1: named 3, 3, 2 and 0 times
  const hubness = hubnessOf(Uint32Array.of(1, 2, 0, 2, 0, 1, 0, 1), 2);
  // moments about 2: (1 + 1 + 0 + 4) / 4 = 1.5 and (1 + 1 + 0 - 8) / 4 = -1.5
  expect(hubness.skewness).toBeCloseTo(-1.5 / 1.5 ** 1.5, 12);
  // sorted 0, 2, 3, 3: 2 (0 + 4 + 9 + 12) / (4 * 8) - 5 / 4
  expect(hubness.gini).toBeCloseTo(50 / 32 - 1.25, 12);
  expect(hubness.robinHood).toBeCloseTo((1 + 1 + 0 + 2) / 2 / 8, 12);
  expect(hubness.hubOccurrence).toBe(0);
  expect(hubness.antihubOccurrence).toBe(0.25);
});

test('F45 a star: all name the one in the middle', () => {
  const { hubOccurrence, antihubOccurrence, gini } = hubnessOf(Uint32Array.of(1, 0, 0, 0, 0), 1);
  expect(hubOccurrence).toBeCloseTo(4 / 5, 12);
  expect(antihubOccurrence).toBeCloseTo(3 / 5, 12);
  expect(gini).toBeCloseTo((2 * (4 * 1 + 5 * 4)) / (5 * 5) - 6 / 5, 12);
});

test('F45 where all are named alike there is no hub', () => {
  expect(hubnessOf(Uint32Array.of(1, 2, 3, 0), 1)).toEqual({
    k: 1,
    skewness: 0,
    gini: 0,
    robinHood: 0,
    hubOccurrence: 0,
    antihubOccurrence: 0,
  });
});

test('F46 the spread of a tag by hand, in dimensions standardised by the whole', () => {
  // first dimension: mean 2.5, deviation 2.5; the second tells the tags apart; the third does not vary
  const values = Float32Array.of(0, 1, 7, 5, 1, 7, 2.5, 1, 7, 0, 3, 7, 5, 3, 7, 2.5, 3, 7);
  const space = { rows: 6, columns: 3, values };
  const spreads = tagSpreads(space, [0, 0, 0, 1, 1, 1], ['calm', 'loud', 'never']);
  const sd = Math.sqrt(12.5 / 3);
  expect(spreads?.tags.map(({ tag, segments }) => [tag, segments])).toEqual([
    ['calm', 3],
    ['loud', 3],
  ]);
  const unit = Math.sqrt(25 / 6);
  for (const [i, side] of [-1, 1].entries()) {
    expect(spreads?.tags[i]?.mean).toEqual([0, side, 0]);
    expect(spreads?.tags[i]?.sd[0]).toBeCloseTo(sd / unit, 6);
    expect(spreads?.tags[i]?.sd.slice(1)).toEqual([0, 0]);
    expect(spreads?.tags[i]?.spread).toBeCloseTo(sd / unit / Math.SQRT2, 6);
  }
  expect(spreads?.spread).toBeCloseTo(sd / unit / Math.SQRT2, 6);
  expect(tagSpreads(space, [0, 1, 2, 0, 1, 2], ['calm', 'loud', 'never'])).toBeNull();
});

test('inspect tells hubs, tags and the quality of every map', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'earshot-inspect-'));
  await writeTinyDataset(dir, { tracks: 6, segmentsPerTrack: 5 });
  const said = vi.spyOn(console, 'info').mockImplementation(() => undefined);
  await inspectCommand([dir, '--json']);
  await inspectCommand([dir]);
  const [json, text] = said.mock.calls.map(([line]) => String(line));
  said.mockRestore();
  const [space] = JSON.parse(json ?? '').spaces;
  expect(space.hubness.k).toBe(12);
  expect(space.maps[0]).toMatchObject({ id: 'pca', quality: { k: 12 }, fit: { segments: 30 } });
  expect(space.tagSpread.spread).toBeLessThan(1);
  expect(space.tagSpread.tags[0].mean.length).toBe(50);
  expect(text).toMatch(/map pca: trustworthiness 0\.\d+, continuity/);
  expect(text).toMatch(/hubs of 12 neighbours: skewness/);
  expect(text).toMatch(/spread of a tag's segments: 0\.\d+ of the whole's/);
  await rm(dir, { recursive: true });
});

test('inspect tells how many of the true neighbours were found, where it was not all', () => {
  const quality = { k: 12, trustworthiness: 0.9, continuity: 0.9, kept: 0.5 };
  const fit = { recipe: 'umap 1', segments: 30_000, recall: 0.98 };
  const space = {
    id: 'm/taggram',
    dimensions: 50,
    components: [],
    hubness: hubnessOf(Uint32Array.of(1, 0), 1),
    tagSpread: null,
  };
  const maps = [{ id: 'umap' as const, quality, fit }];
  const lines = describeSpace({ ...space, maps, recall: 0.9712 });
  expect(lines[1]).toMatch(/made of 98\.0 % of the true neighbours$/);
  expect(lines).toContain('  97.1 % of the true neighbours were found');
  const exact = describeSpace({ ...space, maps: [{ ...maps[0], id: 'pca', quality }], recall: 1 });
  expect(exact.join()).not.toContain('were found');
});

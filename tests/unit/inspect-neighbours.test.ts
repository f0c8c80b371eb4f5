import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { SpaceNeighbours } from '#data/node/inspect/space-neighbours';
import { inspectCommand } from '#data/node/inspect-command';
import { writeTinyDataset } from '../support/tiny-dataset.ts';

const dir = mkdtempSync(join(tmpdir(), 'earshot-kin-'));
beforeAll(async () => {
  await writeTinyDataset(dir, { tracks: 24, seed: 3 });
});
afterAll(() => rmSync(dir, { recursive: true }));

async function printed(...options: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const info = vi.spyOn(console, 'info').mockImplementation((line: string) => {
    lines.push(line);
  });
  expect(await inspectCommand([dir, ...options])).toBe(0);
  info.mockRestore();
  return lines.join('\n');
}

test('F44 inspect measures how often the nearest segments of other tracks are kin, against chance', async () => {
  const { neighbours } = JSON.parse(await printed('--json', '--neighbours', '3'));
  const spaces: readonly SpaceNeighbours[] = neighbours;
  expect(spaces.length).toBeGreaterThan(1);
  for (const { places, explained } of spaces) {
    expect(places.map(({ place }) => place)).toEqual(['space', 'pca']);
    expect(explained).toHaveLength(2);
    for (const { kin } of places) {
      // clusters of tracks are tags, and each artist is in all of them
      expect(kin.tag.share).toBeGreaterThan(kin.tag.chance);
      expect(kin.artist).toEqual(kin.folder);
      expect(Math.abs(kin.artist.share - kin.artist.chance)).toBeLessThan(0.35);
    }
  }
});

test('the table names the spaces, and the same dataset gives the same table', async () => {
  const text = await printed('--neighbours', '3');
  const table = text.split('\n').filter((line) => line.startsWith('|'));
  expect(table[0]).toMatch(/^\| space .* same artist .* same folder/);
  expect(table[2]).toMatch(/^\| \S+\/taggram .*\d\d, pca .*by chance /);
  expect(new Set(table.map(({ length }) => length)).size).toBe(1);
  expect(await printed('--neighbours', '3')).toBe(text);
});

test('without being asked inspect measures no neighbours, and 0 of them are refused', async () => {
  expect(await printed()).not.toContain('same artist');
  await expect(inspectCommand([dir, '--neighbours', '0'])).rejects.toThrow(
    /whole number of at least 1/,
  );
});

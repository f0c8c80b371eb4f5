import { appendFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { analyseCommand } from '#analysis/analyse-command';
import { reproduceCommand } from '#analysis/reproduce-command';
import { tinyExport, writeExport } from '../support/tiny-export.ts';

const folder = await mkdtemp(join(tmpdir(), 'reproduce-'));
const [from, out] = [join(folder, 'export'), join(folder, 'report')];
const said = vi.spyOn(console, 'info').mockImplementation(() => undefined);

beforeAll(async () => writeExport(from, tinyExport()));
beforeEach(async () => {
  await rm(out, { recursive: true, force: true });
  await analyseCommand([from, '--out', out, '--seed', '9', '--explorers']);
  said.mockClear();
});
afterAll(async () => {
  said.mockRestore();
  await rm(folder, { recursive: true });
});

test('a report comes out the same again, byte for byte', async () => {
  expect(await reproduceCommand([out])).toBe(0);
  expect(said.mock.calls.flat().join()).toMatch(/same, byte for byte: \d+ files/);
});

test.each(['report.html', 'tables/sessions.csv', 'figures/coverage.svg'])(
  'a changed %s is named',
  async (file) => {
    await appendFile(join(out, file), ' ');
    await expect(reproduceCommand([out])).rejects.toThrow(`${join(out, file)} differs`);
  },
);

test('a file that is gone is named', async () => {
  await rm(join(out, 'codebook.csv'));
  await expect(reproduceCommand([out])).rejects.toThrow('codebook.csv differs');
});

test('an export that moved is found where one says, and a changed one is told', async () => {
  const moved = join(folder, 'moved');
  await rename(from, moved);
  await expect(reproduceCommand([out])).rejects.toThrow('say with --export');
  expect(await reproduceCommand([out, '--export', moved])).toBe(0);
  await rename(moved, from);
  await appendFile(join(from, 'hearings.csv'), 'back,2,0,3,4,1\n');
  await expect(reproduceCommand([out])).rejects.toThrow(/hearings\.csv is not what the report/);
  await writeExport(from, tinyExport());
});

test('a folder that is no report is refused', async () => {
  await expect(reproduceCommand([from])).rejects.toThrow(/without parameters\.json/);
});

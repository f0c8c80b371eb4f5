import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { analyseCommand } from '#analysis/analyse-command';
import { reproduceCommand } from '#analysis/reproduce-command';
import { type ExportFiles, tinyExport, writeExport } from '../support/tiny-export.ts';

const SESSIONS = ['straight', 'back', 'changed'];
const HEAD =
  'session,block,trial,practice,repeats,kept,lapsed,rt,item,type,number,text,expected,correct';
const ADVICE = 'session,trial,t,policy,version,candidates,chosen,propensity';

/** The tiny walks with a guide, an answer of everybody, and two attention checks that some fail. */
function answered(careless: readonly string[]): ExportFiles {
  const rows = SESSIONS.flatMap((session, i) => [
    `${session},end,1,false,,true,false,2,ease,likert,${i + 2},,,`,
    ...[2, 3].map((trial) => {
      const passed = !careless.includes(session);
      return `${session},check,${trial},false,,true,false,2,listen,choice,1,yes,yes,${passed}`;
    }),
  ]);
  const advice = SESSIONS.map((session) => `${session},0,1,arrow,1,"[3, 4]",4,0.5`);
  return {
    ...tinyExport(),
    'trials-questionnaire.csv': [HEAD, ...rows, ''].join('\n'),
    'advice.csv': [ADVICE, ...advice, ''].join('\n'),
  };
}

function without(session: string, files: ExportFiles): ExportFiles {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => {
      const own = new RegExp(`^(free-play,)?${session},`);
      const rows = text.split('\n').filter((row) => !own.test(row));
      return [name, rows.join('\n')];
    }),
  );
}

async function report(files: ExportFiles, ...options: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'left-out-'));
  await writeExport(join(folder, 'export'), files);
  const quiet = vi.spyOn(console, 'info').mockImplementation(() => undefined);
  await analyseCommand([join(folder, 'export'), '--out', join(folder, 'report'), ...options]);
  quiet.mockRestore();
  return join(folder, 'report');
}

/** Every figure and table of results, by name. */
async function results(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = ['figures', 'tables'].map(async (part) =>
    (await readdir(join(folder, part))).map((name) => join(part, name)),
  );
  const own = (await Promise.all(names))
    .flat()
    .filter((name) => !/participants\.csv|carefulness\.svg/.test(name))
    .sort();
  const read = own.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(read));
}

test('who is left out is in no figure and no table: all is as if they had never come', async () => {
  const found = await report(answered(['back']));
  expect(await results(found)).toEqual(await results(await report(without('back', answered([])))));
  const participants = await readFile(join(found, 'tables', 'participants.csv'), 'utf8');
  expect(participants).toMatch(/^back,.*failed checks$/m);
  const page = await readFile(join(found, 'report.html'), 'utf8');
  expect(page).toContain('1 session left out of everything below');
});

test('--keep-excluded keeps them in everything, and reproduce does the same', async () => {
  const found = await report(answered(['back']), '--keep-excluded');
  expect(await results(found)).toEqual(await results(await report(answered([]))));
  const page = await readFile(join(found, 'report.html'), 'utf8');
  expect(page).toContain('would leave out 1; they are kept');
  expect(page).not.toContain('left out of everything below');
  const quiet = vi.spyOn(console, 'info').mockImplementation(() => undefined);
  expect(await reproduceCommand([found])).toBe(0);
  quiet.mockRestore();
});

test('where everybody is left out the report says so and by which rules', async () => {
  const page = await readFile(join(await report(answered(SESSIONS)), 'report.html'), 'utf8');
  expect(page).toContain('Everybody is left out');
  expect(page).toContain('failed checks');
  expect(page).not.toMatch(/NaN|undefined/);
});

import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { agreementCommand } from '#analysis/agreement-command';

const folder = await mkdtemp(join(tmpdir(), 'agreement-'));

async function file(text: string): Promise<string> {
  const path = join(folder, `${Math.abs(hash(text))}.csv`);
  await writeFile(path, text);
  return path;
}

function hash(text: string): number {
  return [...text].reduce((sum, sign) => (Math.imul(sum, 31) + (sign.codePointAt(0) ?? 0)) | 0, 7);
}

async function told(...args: readonly string[]) {
  const print = vi.spyOn(console, 'info').mockImplementation(() => undefined);
  expect(await agreementCommand(args)).toBe(0);
  const lines = print.mock.calls.map(([line]) => String(line));
  print.mockRestore();
  return lines.join('\n');
}

async function json(...args: readonly string[]) {
  return JSON.parse(await told(...args, '--json'));
}

afterEach(() => vi.restoreAllMocks());

const LONG = 'clip,who,score\na,x,1\na,y,2\nb,x,4\nb,y,4\nc,x,3\nc,y,5\n';
const COLUMNS = ['--target', 'clip', '--rater', 'who', '--value', 'score'];

describe('earshot agreement reads', () => {
  test('a long table by the names of its columns, in any order of rows', async () => {
    const found = await json(await file(LONG), ...COLUMNS);
    expect(found).toMatchObject({ n: 3, k: 2 });
    const [head = '', ...rows] = LONG.trim().split('\n');
    const turned = await json(await file([head, ...rows.reverse()].join('\n')), ...COLUMNS);
    expect(turned.icc.icc21.value).toBeCloseTo(found.icc.icc21.value, 12);
  });

  test('a wide table with or without names of rows and a head line', async () => {
    const expected = await json(await file(LONG), ...COLUMNS);
    for (const text of [
      'clip,x,y\na,1,2\nb,4,4\nc,3,5\n',
      'x,y\n1,2\n4,4\n3,5\n',
      '1,2\n1,2\n4,4\n3,5\n',
      '"","x","y"\n"1",1,2\n"2",4,4\n"3",3,5\n',
      'song;x;y\nA;1;2\nB;4;4\nC;3;5\n',
    ])
      expect((await json(await file(text), '--wide')).icc).toEqual(expected.icc);
  });

  test('missing ratings in every spelling', async () => {
    const found = await json(
      await file('t,a,b,c\n1,1,NA,1\n2,.,2,2\n3,3,3,\n'),
      '--wide',
      '--target',
      't',
    );
    expect(found).toMatchObject({ n: 3, k: 3, krippendorffAlpha: { interval: 1 } });
  });

  test('names of categories with --level nominal', async () => {
    const found = await json(
      await file('target,rater,value\n1,a,calm\n1,b,calm\n2,a,loud\n2,b,calm\n'),
      '--level',
      'nominal',
    );
    expect(Object.keys(found.krippendorffAlpha)).toEqual(['nominal']);
  });
});

describe('earshot agreement tells', () => {
  test('a table for people that names what was left out', async () => {
    const text = await told(await file(LONG), ...COLUMNS, '--bootstrap', '50');
    expect(text).toContain('3 targets, 2 raters');
    expect(text).toMatch(/ICC\(2,1\) +0\.\d{4} {2}\[/);
    expect(text).toContain('95 % intervals, bootstrap over targets (50 draws)');
  });

  test('the same JSON for the same seed', async () => {
    const args = [await file(LONG), ...COLUMNS, '--bootstrap', '60', '--seed', '9'];
    expect(await json(...args)).toEqual(await json(...args));
  });
});

describe('earshot agreement refuses in one sentence', () => {
  test.each([
    ['', [], 'Got an empty'],
    ['target,rater,value\n', [], 'with a head line alone'],
    ['clip,who,score\na,x,1\n', [], 'Got the column "target" when expected one of'],
    ['target,rater,value\na,x,good\n', [], 'Got "good"'],
    ['target,rater,value\na,x,1\na,x,2\n', [], 'Got a second rating of "a" by "x"'],
    ['target,rater,value\na,,1\n', [], 'without a rater'],
    ['target,rater,value\na,x,\n', [], 'without any rating'],
    ['target,rater,value\n"a,x,1\n', [], 'which is not CSV'],
    ['a,b\n1,2\n', ['--wide', '--rater', 'a'], 'Got --wide with --rater'],
  ])('%j %j', async (text, args, message) => {
    await expect(agreementCommand([await file(text), ...args])).rejects.toThrow(message);
  });

  test('no file, and one rater alone after printing why', async () => {
    await expect(agreementCommand([join(folder, 'none.csv')])).rejects.toThrow('which is no file');
    const print = vi.spyOn(console, 'info').mockImplementation(() => undefined);
    const alone = await file('target,rater,value\na,x,1\nb,x,2\n');
    await expect(agreementCommand([alone, '--json'])).rejects.toThrow('nothing could be computed');
    expect(JSON.parse(String(print.mock.calls[0]?.[0])).notes.icc).toBe(
      'needs at least two raters',
    );
  });
});

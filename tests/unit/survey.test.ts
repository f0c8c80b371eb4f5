import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readDataTable } from '#analysis/read/data-table';
import { answerKind, optionsOf } from '#analysis/survey/answer-kinds';
import { describeSurvey } from '#analysis/survey/survey';
import { surveyCommand } from '#analysis/survey-command';
import { SHARED, testWithShared } from '../support/shared.ts';

const folder = await mkdtemp(join(tmpdir(), 'survey-'));

afterEach(() => vi.restoreAllMocks());

async function written(text: string): Promise<string> {
  const path = join(folder, 'small.tsv');
  await writeFile(path, text);
  return path;
}

const SMALL = [
  'I like maps\tI like walks\tHow often?\tWhich?\tWhy?',
  'Agree\tStrongly agree\t1-2\tRock (loud, fast), Folk\tbecause',
  'Disagree\tDisagree\tMore than 10\tFolk, Jazz\t',
  'Neither argee nor disagree\tAgree\t3-10\tRock (loud, fast), Jazz\tI do',
  'Strongly agree\tStrongly agree\tLess than 1\tRock (loud, fast), Folk\tno reason',
  'Agree\tAgree\t1-2\tJazz, Folk',
].join('\n');

describe('kinds of questions', () => {
  test.each([
    [['Agree', 'Neither argee nor disagree', 'Strongly disagree'], 'likert'],
    [['Never', 'Always', 'Very Often'], 'likert'],
    [['Every day', 'Never or almost never'], 'ordinal'],
    [['1-2', 'Less than 1', '0.5', 'More than 8'], 'ordinal'],
    [['Yes', 'No', 'Yes', 'Yes', 'No', 'No'], 'choice'],
    [['a, b', 'a, c', 'a, b', 'c, b', 'c', 'a, c'], 'multiple'],
    [['it is so', 'who knows', 'why not'], 'text'],
    [[], 'empty'],
  ])('%j is %s', (answers, kind) => {
    expect(answerKind(answers).kind).toBe(kind);
  });

  test('ranges are sorted by size, not by letters', () => {
    expect(answerKind(['10-20', 'More than 20', '3-4', 'Less than 1', '0']).levels).toEqual([
      'less than 1',
      '0',
      '3-4',
      '10-20',
      'more than 20',
    ]);
  });

  test('an option keeps the comma that its halves never go without', () => {
    const answers = [
      'Culture, scene',
      'Genre, Culture, scene',
      'Genre',
      'Culture, scene, Mood',
      'Mood, Genre',
    ];
    expect(optionsOf(answers)[1]).toEqual(['Genre', 'Culture, scene']);
  });
});

describe('earshot survey', () => {
  test('counts, means, shares and correlations of a small table with a short row', async () => {
    const { n, items, correlations } = describeSurvey(await readDataTable(await written(SMALL)));
    expect(n).toBe(5);
    expect(items.map(({ id, kind }) => [id, kind])).toEqual([
      ['q1', 'likert'],
      ['q2', 'likert'],
      ['q3', 'ordinal'],
      ['q4', 'multiple'],
      ['q5', 'text'],
    ]);
    expect(items[0]?.mean).toBe(3.6);
    expect(items[0]?.top2).toBe(0.6);
    expect(items[3]?.counts).toEqual({ Folk: 4, 'Rock (loud, fast)': 3, Jazz: 3 });
    expect(items[4]?.answered).toBe(3);
    expect(correlations[0]).toMatchObject({ a: 'q1', b: 'q2', n: 5 });
    expect(correlations[0]?.pearson).toBeCloseTo(0.895144, 6);
    expect(correlations[0]?.spearman).toBeCloseTo(0.865181, 6);
  });

  test('prints text, JSON and the same figures every time', async () => {
    const path = await written(SMALL);
    const print = vi.spyOn(console, 'info').mockImplementation(() => undefined);
    await surveyCommand([path, '--figures', join(folder, 'figures')]);
    await surveyCommand([path, '--json']);
    const [text, , json] = print.mock.calls.map(([line]) => String(line));
    expect(text).toContain('5 people, 5 questions');
    expect(JSON.parse(json ?? '').items).toHaveLength(5);
    const names = (await readdir(join(folder, 'figures'))).sort();
    expect(names).toEqual(['correlations.svg', 'likert-1.svg', 'q3.svg', 'q4.svg']);
    const read = () =>
      Promise.all(names.map((name) => readFile(join(folder, 'figures', name), 'utf8')));
    const first = await read();
    await surveyCommand([path, '--figures', join(folder, 'figures')]);
    expect(await read()).toEqual(first);
    expect(first[1]).toContain('<title>Answers on a scale');
  });

  test('a head line alone is refused', async () => {
    await expect(surveyCommand([await written('a\tb\n')])).rejects.toThrow('a head line alone');
  });

  testWithShared('the listening survey: its known results', async () => {
    const survey = describeSurvey(
      await readDataTable(join(SHARED, 'fixtures/listening-survey.tsv')),
    );
    const item = (words: string) => survey.items.find(({ question }) => question.includes(words));
    expect(survey.n).toBe(341);
    expect(survey.items).toHaveLength(38);
    const counts = Object.entries(item('most useful for you to explore')?.counts ?? {});
    expect(counts.slice(0, 3).map(([, count]) => count)).toEqual([215, 56, 27]);
    expect(counts.find(([answer]) => answer.startsWith('Instruments'))?.[1]).toBe(11);
    expect(item('get an overview')?.mean).toBeCloseTo(3.24, 2);
    const [rediscover, interact] = [
      item('rediscover my library'),
      item('interact with my library'),
    ];
    const pair = survey.correlations.find(({ a, b }) => a === rediscover?.id && b === interact?.id);
    expect(pair?.pearson).toBeCloseTo(0.7, 2);
    expect(Object.keys(item('playlists made by others')?.counts ?? {})).toContain(
      'Based on culture / country of origin, location / regional scene (e.g. oriental metal, J-Pop, bands from Barcelona)',
    );
  });
});

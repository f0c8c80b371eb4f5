import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyseCommand } from '#analysis/analyse-command';
import { answerEffects } from '#analysis/effects/answer-effects';
import { inShort } from '#analysis/report/in-short';
import { analyseTrials, type TrialAnalysis } from '#analysis/trial-analysis';
import { taskResults } from '#analysis/trials/task-results';
import { analyseWalks } from '#analysis/walk-analysis';
import { writeReport } from '#analysis/write-report';
import { seededRandom } from '#models/chance/seeded-random';
import { choicesOf } from '../support/simulated-choices.ts';
import { simulateConditions } from '../support/simulated-conditions.ts';
import { tinyExport, writeExport } from '../support/tiny-export.ts';
import { STRENGTHS, trialExport } from '../support/trial-export.ts';

const resampling = { seed: 3, replicates: 60 };
const none = { positive: [], negative: [] };
const folder = await mkdtemp(join(tmpdir(), 'trials-'));
let found: TrialAnalysis;

beforeAll(async () => {
  await writeExport(folder, { ...tinyExport(), ...trialExport(30, 8) });
  const analysis = await analyseTrials(folder, none, resampling);
  if (!analysis) throw new Error('no trials were read');
  found = analysis;
}, 60_000);

describe('participants', () => {
  test('the careless are left out by the rule that they break', () => {
    expect(found.people).toHaveLength(30);
    expect(
      found.people
        .filter(({ reason }) => reason !== null)
        .map(({ session, reason }) => [session, reason]),
    ).toEqual([
      ['s28', 'too fast'],
      ['s29', 'straight line'],
    ]);
  });
});

describe('telling axes apart', () => {
  const result = (task: string, axis: string) =>
    found.tasks.find((one) => one.task === task && one.axis === axis);

  test('clear axes are found above chance, the negative control is not', () => {
    expect(result('axis-intruder', 'tag-rock')?.holm).toBeLessThan(0.001);
    expect(result('direction', 'pc1')?.holm).toBeLessThan(0.01);
    expect(result('axis-intruder', 'random-1')?.holm).toBeGreaterThan(0.05);
    expect(result('axis-intruder', 'tag-rock')?.interval?.low).toBeGreaterThan(0.6);
  });

  test.each([
    [1, 0.025 ** (1 / 6), 1],
    [0, 0, 1 - 0.025 ** (1 / 6)],
  ])(
    'where all answers are %i the interval is the exact one of so many people',
    (value, low, high) => {
      const table = Array.from({ length: 6 }, () => [value, value, value, value]);
      const [alike] = taskResults(choicesOf(table), resampling);
      expect(alike?.interval?.low).toBeCloseTo(low, 6);
      expect(alike?.interval?.high).toBeCloseTo(high, 6);
    },
  );

  test('practice does not count', () => {
    expect(result('axis-intruder', 'pc1')?.trials).toBe(28 * 3);
    expect(result('axis-intruder', 'pc2')?.trials).toBe(28 * 4);
  });

  test('controls are told by name, or as the researcher says', async () => {
    expect(found.roleOf('tag-rock')).toBe('positive control');
    expect(found.roleOf('random-1')).toBe('negative control');
    const told = await analyseTrials(
      folder,
      { positive: ['pc1'], negative: [] },
      { seed: 1, replicates: 4 },
    );
    expect(['pc1', 'tag-rock', 'random-1'].map((axis) => told?.roleOf(axis))).toEqual([
      'positive control',
      'test',
      'negative control',
    ]);
  }, 60_000);
});

describe('meaning', () => {
  const meaning = (axis: string) => found.meanings.find((one) => one.axis === axis);

  test('an axis that all hear alike is shared, one that each hears in an own way personal, a random one none', () => {
    expect(meaning('pc1')?.verdict).toBe('shared');
    expect(meaning('pc2')?.verdict).toBe('personal');
    expect(meaning('random-1')).toMatchObject({
      verdict: 'none',
      subjectivity: null,
      interval: null,
    });
    expect(meaning('pc1')?.slope).toBeGreaterThan(0.7);
    expect(meaning('pc1')?.icc).toBeGreaterThan(meaning('random-1')?.icc ?? 1);
  });

  test('names agree where the axis is heard alike', () => {
    const names = (axis: string) => found.labels.find((one) => one.axis === axis);
    expect(names('pc1')?.similarity).toBeGreaterThan(names('pc2')?.similarity ?? 1);
    expect(names('pc1')?.words[0]?.[0]).toBe('calm');
    expect(names('pc2')?.names.h).toBeGreaterThan(names('pc1')?.names.h ?? 9);
  });

  test('a space is compared with the ceiling of the people', () => {
    expect(found.models).toMatchObject([{ space: 'toy/taggram', trials: 84 }]);
    expect(found.models[0]?.ceiling).toBeCloseTo(0.52, 1);
  });
});

test('preferences are ranked as planted, without the careless', () => {
  const [ranking] = found.rankings;
  expect(ranking).toMatchObject({ block: 'likes', people: 28, comparisons: 28 * 15 });
  for (const { segment, strength, se } of ranking?.options ?? [])
    expect(Math.abs((strength ?? 9) - (STRENGTHS[segment] ?? 0))).toBeLessThan(4 * (se ?? 0));
});

describe('the report of a study', () => {
  test('tells the differences between conditions that are left after Holm', () => {
    const world = { people: 24, items: 8, effect: 3, personSd: 0.5, itemSd: 0.5 };
    const effects = answerEffects(simulateConditions(world, seededRandom(4)));
    const page = inShort({ ...found, tasks: [], meanings: [], models: [], effects });
    const left = effects.filter((one) => (one.found?.holm ?? 1) < 0.05);
    expect(left.length).toBeGreaterThan(0);
    expect(page).toContain(
      `in the answers: ${left.length} of ${effects.length} differences below .05 after Holm: `,
    );
    expect(page).toContain(
      `${left[0]?.outcome.title}, ${left[0]?.value} against ${left[0]?.against}`,
    );
  });

  test('says first and in plain words what was found, with intervals and beside the controls', () => {
    const page = inShort(found);
    expect(page).toMatch(
      /Intruder, 20 % by guessing: above chance on \d of 2 axes under test: pc1 \d+ % \(\d+ % to \d+ %\)/,
    );
    expect(page).toContain('Beside them: 1 of 1 positive control, 0 of 1 negative control.');
    expect(page).toContain('under test: 1 shared, 1 personal, 0 undecided, 0 none.');
    expect(page).toContain('Negative controls: 0 shared, 0 personal, 0 undecided, 1 none.');
    expect(page).toMatch(/toy\/taggram: people chose as it says in \d+ % \(/);
    const rest = { ...found, tasks: [], meanings: [], models: [], effects: [] };
    expect(inShort(rest)).toContain('<li>Preferences, likes: of 6 ranked clips most segment 0 (');
    expect(inShort(rest)).not.toContain('axes under test');
    expect(inShort({ ...rest, rankings: [] })).toBe('');
  });

  test('a control that is no axis is refused with the axes there are', async () => {
    const analyse = analyseCommand([folder, '--out', join(folder, 'out'), '--negative', 'nope']);
    await expect(analyse).rejects.toThrow(
      'Got --negative nope when expected one of: pc1, pc2, random-1, tag-rock.',
    );
  }, 60_000);

  test('has the parts, figures and tables of the trials, the same bytes each time', async () => {
    const contents = async (name: string) => {
      const out = join(folder, name);
      await writeReport(await analyseWalks(folder, resampling), out, found);
      const files = (await readdir(out, { recursive: true }))
        .filter((file) => /\.(html|svg|csv)$/.test(file))
        .sort();
      return Object.fromEntries(
        await Promise.all(
          files.map(async (file) => [file, await readFile(join(out, file), 'utf8')] as const),
        ),
      );
    };
    const first = await contents('one');
    expect(await contents('two')).toEqual(first);
    const page = first['report.html'] ?? '';
    for (const words of [
      'Does an axis mean the same to everybody?',
      'In their own words',
      'What is preferred to what',
      'too fast',
      'To reproduce',
    ])
      expect(page).toContain(words);
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|javascript:/i);
    for (const file of ['axes', 'subjectivity', 'labels', 'participants', 'models', 'preferences'])
      expect(Object.keys(first)).toContain(`tables/${file}.csv`);
    for (const file of [
      'accuracy-axis-intruder',
      'subjectivity',
      'profiles',
      'labels',
      'preferences',
    ])
      expect(first[`figures/${file}.svg`]).toContain('xmlns="http://www.w3.org/2000/svg"');
  }, 60_000);

  test('an export without trials has none', async () => {
    const bare = await mkdtemp(join(tmpdir(), 'bare-'));
    await writeExport(bare, tinyExport());
    expect(await analyseTrials(bare, none, resampling)).toBeNull();
  });
});

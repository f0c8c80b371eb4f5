import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { analyseCommand } from '#analysis/analyse-command';
import { guideEffects } from '#analysis/guide-effects';
import { makeReport } from '#analysis/make-report';
import { analyseWalks } from '#analysis/walk-analysis';
import { seededRandom } from '#models/chance/seeded-random';
import { type ExportFiles, tinyExport, writeExport } from '../support/tiny-export.ts';

const heard = (segment: number, from: number) => [
  { segment, track: 0, from, to: from + 1, gain: 1 },
];

/** Make a report as usual; its folder. */
async function reportOf(folder: string): Promise<string> {
  const out = join(folder, 'report');
  const named = { export: folder, tables: {}, positive: [], negative: [], baseline: null };
  await makeReport(folder, out, { ...named, seed: 1, explorers: false, keepExcluded: false });
  return out;
}

const resampling = { seed: 1, replicates: 60 };

describe('what a guide would have earned', () => {
  /** A guide with 5 candidates that keeps half of its mass even; its favourite is followed at .8, others at .2. */
  const random = seededRandom(4);
  const followed = new Set<string>();
  const advice = Array.from({ length: 4000 }, (_, i) => {
    const favourite = random() < 0.6;
    const session = `s${i}`;
    if (random() < (favourite ? 0.8 : 0.2)) followed.add(session);
    const propensity = favourite ? 0.6 : 0.1;
    return { session, t: 1, policy: 'arrow 1', candidates: 5, chosen: 3, propensity };
  });
  const found = guideEffects(
    advice,
    (session) => (followed.has(session) ? heard(3, 2) : []),
    resampling,
  );

  test('at random it is .2 x .8 + .8 x .2 = .32, its favourite alone .8, by every estimate', () => {
    const truth = { 'at random': 0.32, 'always its favourite': 0.8 };
    expect(found.map(({ wanted }) => wanted)).toEqual(['at random', 'always its favourite']);
    for (const one of found)
      for (const estimate of ['ips', 'snips', 'dm', 'dr'] as const)
        expect(Math.abs(one[estimate] - truth[one.wanted])).toBeLessThan(0.05);
    expect(found[0]?.ess).toBeLessThan(4000);
  });

  test('intervals lie around the estimates and draw whole sessions: one session has none', () => {
    for (const { intervals, ...one } of found)
      for (const estimate of ['ips', 'snips', 'dm', 'dr'] as const) {
        expect(intervals[estimate]?.low).toBeLessThan(one[estimate]);
        expect(intervals[estimate]?.high).toBeGreaterThan(one[estimate]);
      }
    const alone = advice.slice(0, 50).map((one) => ({ ...one, session: 's0' }));
    const [only] = guideEffects(alone, () => [], resampling);
    expect(only).toMatchObject({ sessions: 1, advice: 50, intervals: { ips: null, dr: null } });
  });

  test('what sounds too late or before was not followed; an even guide has no favourite', () => {
    const even = advice.slice(0, 3).map((one) => ({ ...one, propensity: 0.2 }));
    const late = guideEffects(even, (session) => heard(3, session === 's0' ? 0.5 : 22), resampling);
    expect(late).toHaveLength(1);
    expect(late[0]).toMatchObject({ wanted: 'at random', followed: 0, snips: 0 });
    expect(late[0]?.ess).toBeCloseTo(3, 9);
  });

  test('an even guide at random earns what it earned, by every estimator', () => {
    const even = advice.slice(0, 200).map((one) => ({ ...one, propensity: 0.2 }));
    const [one] = guideEffects(
      even,
      (session) => (followed.has(session) ? heard(3, 2) : []),
      resampling,
    );
    for (const estimate of ['ips', 'snips', 'dm', 'dr'] as const)
      expect(one?.[estimate]).toBeCloseTo(one?.followed ?? Number.NaN, 12);
  });
});

describe('what conditions change', () => {
  /** Eight sessions: those of `a` walk straight, those of `b` there and back. */
  function twoConditions(): ExportFiles {
    const files = tinyExport();
    const rowsOf = (file: string, session: string): readonly string[] =>
      (files[file] ?? '').split('\n').filter((line) => line.includes(`${session},`));
    const head = (file: string): string => (files[file] ?? '').split('\n')[0] ?? '';
    const copies = (file: string, column = ''): string => {
      const rows = Array.from({ length: 8 }, (_, i) => {
        const source = i < 4 ? 'straight' : 'back';
        const own = rowsOf(file, source).filter(
          (line) => line.startsWith(`${source},`) || line.includes(`,${source},`),
        );
        return own.map(
          (line) => line.replace(source, `p${i}`) + (column && `,${i < 4 ? 'a' : 'b'}`),
        );
      });
      return [head(file) + column, ...rows.flat(), ''].join('\n');
    };
    return {
      ...files,
      'sessions.csv': copies('sessions.csv', ',condition'),
      ...Object.fromEntries(
        ['samples.csv', 'hearings.csv', 'views.csv'].map((file) => [file, copies(file)]),
      ),
    };
  }

  test('straightness 0 against 1: the exact permutation p of 4 against 4 is 2/70', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'conditions-'));
    await writeExport(folder, twoConditions());
    const { conditions } = await analyseWalks(folder, { seed: 1, replicates: 20 });
    const straight = conditions.find(({ measure }) => measure.id === 'straightness');
    expect(straight).toMatchObject({
      factor: 'condition',
      value: 'b',
      against: 'a',
      sessions: [4, 4],
    });
    expect(straight?.means[0]).toBeCloseTo(0, 6);
    expect(straight?.means[1]).toBeCloseTo(1, 6);
    expect(straight?.p).toBeCloseTo(2 / 70, 12);
    expect(straight?.holm).toBeGreaterThan(straight?.p ?? 1);
  });

  test('who is left out for the answers is left out of what the conditions changed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'conditions-'));
    const failed = (trial: number) =>
      `p4,check,${trial},false,,true,false,2,listen,choice,1,yes,no,false`;
    await writeExport(folder, {
      ...twoConditions(),
      'trials-questionnaire.csv': [
        'session,block,trial,practice,repeats,kept,lapsed,rt,item,type,number,text,expected,correct',
        failed(1),
        failed(2),
        '',
      ].join('\n'),
    });
    const out = await reportOf(folder);
    const [head = '', ...rows] = (await readFile(join(out, 'tables', 'conditions.csv'), 'utf8'))
      .trim()
      .split('\n');
    expect(head).toMatch(/^measure,factor,condition,against,sessions,/);
    expect(rows.find((row) => row.includes('straightness'))).toMatch(
      /straightness,condition,b,a,3,4,/,
    );
    const page = await readFile(join(out, 'report.html'), 'utf8');
    expect(page).toContain('permutation test of the difference of two means');
  });

  test('the difference and Hedges’ g come with their bootstrap intervals', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'conditions-'));
    await writeExport(folder, twoConditions());
    const { conditions } = await analyseWalks(folder, { seed: 1, replicates: 200 });
    const time = conditions.find(({ measure }) => measure.id === 'recorded_seconds');
    // The walks of a condition are copies of one: nothing varies, so there is no g and no width.
    expect(time?.difference).toBeCloseTo(-2, 1);
    expect(time?.interval?.low).toBeCloseTo(time?.difference ?? 0, 9);
    expect(time).toMatchObject({ g: null, gInterval: null });
  });

  test('answers of a questionnaire are compared in effects.csv and in the report', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'conditions-'));
    const answer = (p: number): string =>
      `p${p},${p < 4 ? 'a' : 'b'},end,${p},,false,,true,false,2,ease,likert,${1 + (p % 4) + (p < 4 ? 0 : 2)},,,`;
    const head =
      'session,condition,block,trial,level,practice,repeats,kept,lapsed,rt,item,type,number,text,expected,correct';
    await writeExport(folder, {
      ...twoConditions(),
      'trials-questionnaire.csv': [head, ...[0, 1, 2, 3, 4, 5, 6, 7].map(answer), ''].join('\n'),
    });
    const out = await reportOf(folder);
    const [head2 = '', row = '', ...rest] = (
      await readFile(join(out, 'tables', 'effects.csv'), 'utf8')
    )
      .trim()
      .split('\n');
    expect(rest).toEqual([]);
    const cells = new Map(head2.split(',').map((name, i) => [name, row.split(',')[i]]));
    expect(Object.fromEntries(cells)).toMatchObject({
      ...{ outcome: 'question-ease', factor: 'condition', value: 'b', against: 'a' },
      ...{ mean: '4.5', mean_against: '2.5', estimate: '2', people: '4', people_against: '4' },
      note: 'one answer a person: no mixed model',
    });
    const page = await readFile(join(out, 'report.html'), 'utf8');
    expect(page).toContain('What the conditions changed in the answers');
    expect(page).toContain('What else was asked');
    const scores = await readFile(join(out, 'tables', 'scores.csv'), 'utf8');
    expect(scores).toMatch(/^question-ease,as asked,8,1,8,3\.5,/m);
  });

  test('a baseline that nothing is compared with is refused with the names there are', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'conditions-'));
    await writeExport(folder, twoConditions());
    const analyse = (baseline: string) =>
      analyseCommand([folder, '--out', join(folder, 'report'), '--baseline', baseline]);
    await expect(analyse('c')).rejects.toThrow('Got --baseline c when expected one of: a, b.');
    const quiet = vi.spyOn(console, 'info').mockImplementation(() => undefined);
    expect(await analyse('b')).toBe(0);
    quiet.mockRestore();
    const rows = await readFile(join(folder, 'report', 'tables', 'conditions.csv'), 'utf8');
    expect(rows).toContain('straightness,condition,a,b,4,4,');
  });

  test('free play has no conditions', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'conditions-'));
    await writeExport(folder, tinyExport());
    expect((await analyseWalks(folder, { seed: 1, replicates: 20 })).conditions).toEqual([]);
  });
});

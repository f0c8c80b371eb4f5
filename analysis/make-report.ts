import { Refusal } from '#models/refusal';
import type { Parameters } from './parameters.ts';
import { analyseTrials, type TrialAnalysis } from './trial-analysis.ts';
import { excludedSessions } from './trials/participants.ts';
import { analyseWalks } from './walk-analysis.ts';
import { type WrittenReport, writeReport } from './write-report.ts';

/** Draws of a bootstrap: the 2.5 % point then rests on 50 of them. */
const REPLICATES = 2000;

/** Told of every session that was measured. */
export type Told = (done: number, total: number) => void;

/** Analyse an export and write the report of it into a folder. */
export async function makeReport(
  folder: string,
  out: string,
  parameters: Parameters,
  progress?: Told,
): Promise<WrittenReport & { readonly sessions: number }> {
  const { seed, explorers, keepExcluded, baseline } = parameters;
  const resampling = { seed, replicates: REPLICATES };
  const trials = await analyseTrials(folder, parameters, resampling, parameters);
  requireControls(parameters, trials);
  const excluded = excludedSessions(keepExcluded ? [] : (trials?.people ?? []));
  const analysis = await analyseWalks(folder, resampling, {
    ...{ explorers, excluded, baseline, progress },
  });
  requireBaseline(baseline, [...analysis.conditions, ...(trials?.effects ?? [])]);
  const written = await writeReport(analysis, out, trials);
  return { ...written, sessions: analysis.sessions.length };
}

/** Refuse a baseline that nothing is compared with. */
function requireBaseline(
  baseline: string | null,
  effects: readonly { readonly value: string; readonly against: string }[],
): void {
  if (baseline === null || effects.some(({ against }) => against === baseline)) return;
  const names = effects.flatMap(({ value, against }) => [against, value]);
  refuse('--baseline', baseline, names, 'nothing is compared');
}

/** Refuse a control that is no axis of the answers: else its axis would count among those under test. */
function requireControls({ positive, negative }: Parameters, trials: TrialAnalysis | null): void {
  const { tasks = [], meanings = [], labels = [] } = trials ?? {};
  const axes = [...tasks, ...meanings, ...labels].map(({ axis }) => axis);
  const unknown = (option: string, named: readonly string[]) => {
    const one = named.find((axis) => !axes.includes(axis));
    if (one !== undefined) refuse(option, one, axes, 'nobody was asked about an axis');
  };
  unknown('--positive', positive);
  unknown('--negative', negative);
}

function refuse(option: string, got: string, names: readonly string[], without: string): never {
  const known = [...new Set(names)].sort();
  const expected = known.length > 0 ? `one of: ${known.join(', ')}` : `none: ${without}`;
  throw new Refusal(`Got ${option} ${got} when expected ${expected}.`, { exitCode: 2 });
}

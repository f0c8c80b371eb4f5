import { Refusal } from '#models/refusal';
import type { Parameters } from './parameters.ts';
import { analyseTrials } from './trial-analysis.ts';
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
  const names = [...new Set(effects.flatMap(({ value, against }) => [against, value]))].sort();
  const expected = names.length > 0 ? `one of: ${names.join(', ')}` : 'none: nothing is compared';
  throw new Refusal(`Got --baseline ${baseline} when expected ${expected}.`, { exitCode: 2 });
}

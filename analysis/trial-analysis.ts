import type { Resampling } from './statistics/bootstrap.ts';
import { type AxisMeaning, axisMeanings } from './trials/axis-meaning.ts';
import { type LabelResult, labelResults } from './trials/label-results.ts';
import { type ModelAgreement, modelAgreements } from './trials/model-agreement.ts';
import { keepParticipants, type Participant, participants } from './trials/participants.ts';
import { readTrials } from './trials/read-trials.ts';
import { type TaskResult, taskResults } from './trials/task-results.ts';

/** What an axis is in a study: under test, or a control whose answer is known. */
export type Role = 'test' | 'positive control' | 'negative control';

/** Axes that are controls, by name; of others the beginning of the name tells: `tag-` and `random-`. */
export interface Controls {
  readonly positive: readonly string[];
  readonly negative: readonly string[];
}
/** Everything that a report tells of the trials of an export. */
export interface TrialAnalysis {
  readonly people: readonly Participant[];
  readonly tasks: readonly TaskResult[];
  readonly meanings: readonly AxisMeaning[];
  readonly labels: readonly LabelResult[];
  readonly models: readonly ModelAgreement[];
  readonly roleOf: (axis: string) => Role;
  readonly resampling: Resampling;
}

/** Draws of the bootstraps that fit a mixed model each. */
const MODEL_DRAWS = 200;

/** Read and analyse the trial tables of an export; null where it has no answers at all. */
export async function analyseTrials(
  folder: string,
  controls: Controls,
  resampling: Resampling,
): Promise<TrialAnalysis | null> {
  const all = await readTrials(folder);
  const people = participants(all);
  if (people.length === 0) return null;
  const trials = keepParticipants(all, people);
  const fewer = { ...resampling, replicates: Math.min(MODEL_DRAWS, resampling.replicates) };
  return {
    people,
    tasks: taskResults(trials.choices, resampling),
    meanings: axisMeanings(trials, fewer),
    labels: labelResults(trials.labels),
    models: modelAgreements(trials, resampling),
    roleOf: (axis) => roleOf(axis, controls),
    resampling: fewer,
  };
}

function roleOf(axis: string, { positive, negative }: Controls): Role {
  if (positive.includes(axis)) return 'positive control';
  if (negative.includes(axis)) return 'negative control';
  if (positive.length === 0 && axis.startsWith('tag-')) return 'positive control';
  return negative.length === 0 && axis.startsWith('random-') ? 'negative control' : 'test';
}

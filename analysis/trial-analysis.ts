import { type AnswerEffect, answerEffects } from './effects/answer-effects.ts';
import { readSegmentNames, type SegmentName, segmentKey } from './read/segments.ts';
import { readSessions, type Session } from './read/sessions.ts';
import type { Resampling } from './statistics/bootstrap.ts';
import { type AxisMeaning, axisMeanings } from './trials/axis-meaning.ts';
import { type Carefulness, carefulness } from './trials/carefulness.ts';
import { type LabelResult, labelResults } from './trials/label-results.ts';
import { type ModelAgreement, modelAgreements } from './trials/model-agreement.ts';
import { keepParticipants, type Participant, participants } from './trials/participants.ts';
import { type PreferenceRanking, preferenceRankings } from './trials/preference-ranking.ts';
import { readAnswers } from './trials/read-answers.ts';
import { readTrials, type Trials } from './trials/read-trials.ts';
import { type ScoreResult, scoreResults } from './trials/score-results.ts';
import { type SplitHalf, splitHalves } from './trials/split-half.ts';
import { type Suspicion, suspicions } from './trials/suspicion.ts';
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
  /** Everybody, also those whom a rule leaves out of what follows. */
  readonly people: readonly Participant[];
  /** Whether they are kept in all the same. */
  readonly keepExcluded: boolean;
  /** The same people's answers beside each other, with what they give reason to suspect. */
  readonly care: readonly (Carefulness & Suspicion)[];
  readonly tasks: readonly TaskResult[];
  readonly meanings: readonly AxisMeaning[];
  readonly halves: readonly SplitHalf[];
  readonly labels: readonly LabelResult[];
  readonly models: readonly ModelAgreement[];
  /** Means of what else was asked. */
  readonly scores: readonly ScoreResult[];
  /** What is preferred to what, block by block. */
  readonly rankings: readonly PreferenceRanking[];
  /** Names of what was ranked by segmentKey. */
  readonly names: ReadonlyMap<string, SegmentName>;
  /** Answers under each condition against the first. */
  readonly effects: readonly AnswerEffect[];
  readonly roleOf: (axis: string) => Role;
  readonly resampling: Resampling;
}

/** What else to heed. */
interface TrialOptions {
  /** Whether those whom a rule leaves out count all the same. */
  readonly keepExcluded?: boolean;
  /** Condition, level or block that the others are compared with. */
  readonly baseline?: string | null;
}

/** Draws of the bootstraps that fit a mixed model each. */
const MODEL_DRAWS = 200;

/**
 * Read and analyse the trial tables of an export; null where it has no answers at all.
 */
export async function analyseTrials(
  folder: string,
  controls: Controls,
  resampling: Resampling,
  { keepExcluded = false, baseline = null }: TrialOptions = {},
): Promise<TrialAnalysis | null> {
  const all = await readTrials(folder);
  const people = participants(all, await readAnswers(folder));
  if (people.length === 0) return null;
  const trials = keepExcluded ? all : keepParticipants(all, people);
  const sessions = await readSessions(folder);
  const rankings = preferenceRankings(
    trials.preferences,
    (session) => sessions.get(session)?.hash ?? '',
  );
  const fewer = { ...resampling, replicates: Math.min(MODEL_DRAWS, resampling.replicates) };
  return {
    people,
    keepExcluded,
    care: careOf(sessions, all),
    tasks: taskResults(trials.choices, resampling),
    meanings: axisMeanings(trials, fewer),
    halves: splitHalves(trials.ratings, resampling),
    labels: labelResults(trials.labels),
    models: modelAgreements(trials, resampling),
    scores: scoreResults(trials.scores, resampling),
    rankings,
    names: await readSegmentNames(folder, rankedKeys(rankings)),
    effects: answerEffects(trials, baseline),
    roleOf: (axis) => roleOf(axis, controls),
    resampling: fewer,
  };
}

function rankedKeys(rankings: readonly PreferenceRanking[]): ReadonlySet<string> {
  return new Set(
    rankings.flatMap(({ options }) =>
      options.map(({ dataset, segment }) => segmentKey(dataset, segment)),
    ),
  );
}

function careOf(sessions: ReadonlyMap<string, Session>, trials: Trials): TrialAnalysis['care'] {
  const listed = [...sessions.values()];
  const order = listed.sort((a, b) => (a.begun < b.begun ? -1 : 1)).map(({ id }) => id);
  const people = carefulness(trials, order);
  const suspected = suspicions(people);
  return people.flatMap((one, i) => {
    const suspicion = suspected[i];
    return suspicion ? [{ ...one, ...suspicion }] : [];
  });
}

function roleOf(axis: string, { positive, negative }: Controls): Role {
  if (positive.includes(axis)) return 'positive control';
  if (negative.includes(axis)) return 'negative control';
  if (positive.length === 0 && axis.startsWith('tag-')) return 'positive control';
  return negative.length === 0 && axis.startsWith('random-') ? 'negative control' : 'test';
}

import { clopperPearson } from '#study/statistics/binomial';
import { studentCdf } from '#study/statistics/student';
import { fitLinear, linearModel } from '../mixed/linear-mixed.ts';
import type { Interval, Resampling } from '../statistics/bootstrap.ts';
import { equivalence, holm } from '../statistics/corrections.ts';
import { sensitivity } from '../statistics/detection.ts';
import { twoWayBootstrap } from '../statistics/two-way-bootstrap.ts';
import { varies } from '../statistics/varies.ts';
import type { AxisRatings } from '../subjectivity/axis-ratings.ts';
import { fixedColumns, randomColumns } from '../subjectivity/axis-ratings.ts';
import { type Choice, TASKS, type Task } from './read-trials.ts';

/** How well one axis was told apart in one task. */
export interface TaskResult {
  readonly task: Task;
  readonly axis: string;
  readonly people: number;
  readonly items: number;
  readonly trials: number;
  readonly chance: number;
  /** Share of right answers with its interval over people and items. */
  readonly accuracy: number;
  readonly interval: Interval | null;
  readonly sensitivity: number;
  /** One-sided against chance, people and items random; corrected over the axes of a task by Holm. */
  readonly p: number;
  readonly holm: number;
  /** Of TOST: nothing beyond 10 points around chance is there. */
  readonly nothing: number;
}

/** A difference in accuracy that would matter: below it, TOST may say that nothing is there. */
const MARGIN = 0.1;

/** Results of every task and axis, repeated trials left out. */
export function taskResults(
  choices: readonly Choice[],
  resampling: Resampling,
): readonly TaskResult[] {
  const first = choices.filter(({ repeats }) => repeats === null);
  return (Object.keys(TASKS) as Task[]).flatMap((task) => {
    const own = first.filter((choice) => choice.task === task);
    const axes = [...new Set(own.map(({ axis }) => axis))].sort();
    const results = axes.map((axis) =>
      result(
        task,
        axis,
        own.filter((choice) => choice.axis === axis),
        resampling,
      ),
    );
    const corrected = holm(results.map(({ p }) => p));
    return results.map((one, i) => ({ ...one, holm: corrected[i] ?? one.p }));
  });
}

function result(
  task: Task,
  axis: string,
  choices: readonly Choice[],
  resampling: Resampling,
): Omit<TaskResult, 'holm'> {
  const chance = 1 / TASKS[task].alternatives;
  const answers = numbered(choices);
  const right = choices.filter(({ correct }) => correct).length;
  const accuracy = right / choices.length;
  const { mean, se, df } = crossedMean(answers);
  return {
    task,
    axis,
    people: answers.people,
    items: answers.clips,
    trials: choices.length,
    chance,
    accuracy,
    interval: accuracyInterval(answers, resampling),
    sensitivity: sensitivity((right + 0.5) / (choices.length + 1), TASKS[task].alternatives),
    p: studentCdf(-(mean - chance) / se, df),
    nothing: equivalence(mean - chance, se, df, MARGIN),
  };
}

/**
 * Over people and items, both drawn with replacement. Where all answers are right or all wrong there is nothing to
 * draw: then the exact interval of the people, each of whom counts once.
 */
function accuracyInterval(answers: AxisRatings, resampling: Resampling): Interval | null {
  const { people, person, clip, rating } = answers;
  if (!varies(rating)) {
    const { lower, upper } = clopperPearson(rating[0] === 1 ? people : 0, people);
    return { low: lower, high: upper };
  }
  const rows = Array.from(rating, (value, i) => {
    return { person: person[i] ?? 0, clip: clip[i] ?? 0, value };
  });
  return twoWayBootstrap(rows, resampling);
}

/** People and items counted from 0. */
function numbered(choices: readonly Choice[]): AxisRatings {
  const people = places(choices.map(({ session }) => session));
  const items = places(choices.map(({ item }) => item));
  return {
    people: people.count,
    clips: items.count,
    person: people.codes,
    clip: items.codes,
    position: new Float64Array(choices.length).fill(1),
    rating: Float64Array.from(choices, ({ correct }) => (correct ? 1 : 0)),
  };
}

/** Codes of names in the order of their first coming. */
export function places(names: readonly string[]): {
  codes: Int32Array;
  count: number;
  names: readonly string[];
} {
  const distinct = [...new Set(names)];
  const place = new Map(distinct.map((name, i) => [name, i]));
  return {
    codes: Int32Array.from(names, (name) => place.get(name) ?? 0),
    count: distinct.length,
    names: distinct,
  };
}

/**
 * Mean of an incomplete table of people x items with both random: the fixed effect of `1 + (1 | person) + (1 |
 * clip)`, with the degrees of freedom of the smaller side. Where the groups are too few for a model, the plain
 * mean with a binomial error.
 */
function crossedMean(answers: AxisRatings): { mean: number; se: number; df: number } {
  const { people, clips, rating } = answers;
  const plain = rating.reduce((sum, value) => sum + value, 0) / rating.length;
  const smoothed = (plain * rating.length + 0.5) / (rating.length + 1);
  const binomial = Math.sqrt((smoothed * (1 - smoothed)) / rating.length);
  const df = Math.max(1, Math.min(people, clips) - 1);
  if (people < 2 || clips < 2 || !varies(rating) || Math.max(people, clips) >= rating.length)
    return { mean: plain, se: binomial, df };
  const fit = fitLinear(
    linearModel(fixedColumns(answers, false), randomColumns(answers, false)),
    rating,
    true,
  );
  return { mean: fit.estimates[0] ?? plain, se: Math.sqrt(fit.covariance[0] ?? Number.NaN), df };
}

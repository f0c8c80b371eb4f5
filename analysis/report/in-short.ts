import { counted } from '#models/counted';
import { clipName } from '../markup/clip-name.ts';
import { element, type Markup, text, together } from '../markup/markup.ts';
import { between, effectSize, number, percent } from '../markup/words.ts';
import type { Role, TrialAnalysis } from '../trial-analysis.ts';
import type { RankedOption } from '../trials/preference-ranking.ts';
import { TASKS, type Task } from '../trials/read-trials.ts';
import type { TaskResult } from '../trials/task-results.ts';
import { section } from './page-parts.ts';

const LEVEL = 0.05;
const CONTROLS: readonly Role[] = ['positive control', 'negative control'];
const VERDICTS = ['shared', 'personal', 'undecided', 'none'] as const;

const ON_AXES =
  'Read axes under test against the controls: positive ones should be found, negative ones not. Above chance, and with a meaning, is p < .05, corrected by Holm over the axes of a task or scale.';

/** The answers in plain sentences: each with its interval, and with what the controls did. */
export function inShort(trials: TrialAnalysis): Markup {
  const sentences = [
    ...(Object.keys(TASKS) as Task[]).flatMap((task) => taskSentences(trials, task)),
    ...meaningSentences(trials),
    ...modelSentences(trials),
    ...preferenceSentences(trials),
    ...effectSentences(trials),
  ];
  if (sentences.length === 0) return together([]);
  return section(
    'In short',
    trials.tasks.length + trials.meanings.length > 0 ? ON_AXES : '',
    element('ul', { class: 'short' }, ...sentences.map((one) => element('li', {}, text(one)))),
  );
}

function taskSentences({ tasks, roleOf }: TrialAnalysis, task: Task): readonly string[] {
  const of = (role: Role) => tasks.filter((one) => one.task === task && roleOf(one.axis) === role);
  const own = of('test');
  if (own.length === 0) return [];
  const found = own.filter(isFound);
  const named = found.map(
    ({ axis, accuracy, interval }) =>
      `${axis} ${percent(accuracy)} (${between(interval, percent)})`,
  );
  const controls = CONTROLS.flatMap((role) =>
    of(role).length > 0
      ? [`${of(role).filter(isFound).length} of ${counted(of(role).length, role)}`]
      : [],
  );
  const list = named.length > 0 ? `: ${named.join(', ')}` : '';
  const beside =
    controls.length > 0 ? ` Beside them: ${controls.join(', ')}.` : ' There are no controls.';
  return [
    `${TASKS[task].title}, ${percent(1 / TASKS[task].alternatives)} by guessing: above chance on ${found.length} of ${counted(own.length, 'axis', 'axes')} under test${list}.${beside}`,
  ];
}

function isFound({ holm }: TaskResult): boolean {
  return holm < LEVEL;
}

function meaningSentences({ meanings, roleOf }: TrialAnalysis): readonly string[] {
  const counts = (role: Role): string => {
    const own = meanings.filter(({ axis }) => roleOf(axis) === role);
    const verdicts = VERDICTS.map(
      (verdict) => `${own.filter((one) => one.verdict === verdict).length} ${verdict}`,
    );
    return verdicts.join(', ');
  };
  const has = (role: Role): boolean => meanings.some(({ axis }) => roleOf(axis) === role);
  if (!has('test')) return [];
  const controls = CONTROLS.filter(has).map(
    (role) =>
      ` ${role === 'positive control' ? 'Positive' : 'Negative'} controls: ${counts(role)}.`,
  );
  return [`Meaning, by axis and scale, under test: ${counts('test')}.${controls.join('')}`];
}

function modelSentences({ models }: TrialAnalysis): readonly string[] {
  return models.map(
    ({ space, model, interval, ceiling }) =>
      `${space}: people chose as it says in ${percent(model)} (${between(interval, percent)}), as one another in ${percent(ceiling)}.`,
  );
}

/** The most and the least preferred clip of every ranking. */
function preferenceSentences({ rankings, names }: TrialAnalysis): readonly string[] {
  return rankings.flatMap(({ block, options }) => {
    const ranked = options.filter(({ strength }) => strength !== null);
    const [first, last] = [ranked[0], ranked.at(-1)];
    if (!first || !last) return [];
    const told = (one: RankedOption): string =>
      `${clipName(one, names)} (${number(one.strength)}, ${between(one.interval, number)})`;
    return [
      `Preferences, ${block}: of ${counted(ranked.length, 'ranked clip')} most ${told(first)}, least ${told(last)}, as log strengths.`,
    ];
  });
}

/** Differences that are left after Holm, the first few of them. */
function effectSentences({ effects }: TrialAnalysis): readonly string[] {
  if (effects.length === 0) return [];
  const left = effects.flatMap(({ outcome, value, against, found }) =>
    found && found.holm < LEVEL
      ? [
          `${outcome.title}, ${value} against ${against} ${effectSize(found.estimate)} (${between(found.interval, effectSize)}) ${found.unit}`,
        ]
      : [],
  );
  const shown = left.slice(0, MOST_EFFECTS).join('; ');
  const more = left.length > MOST_EFFECTS ? `; and ${left.length - MOST_EFFECTS} more` : '';
  return [
    `Conditions, in the answers: ${left.length} of ${counted(effects.length, 'difference')} below .05 after Holm${shown && `: ${shown}${more}`}.`,
  ];
}

const MOST_EFFECTS = 4;

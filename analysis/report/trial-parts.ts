import { counted } from '#models/counted';
import type { Figure } from '../figure/drawing.ts';
import { element, type Markup, text, together } from '../markup/markup.ts';
import { between, count, NONE, number, percent, probability } from '../markup/words.ts';
import type { TrialAnalysis } from '../trial-analysis.ts';
import { TASKS, type Task } from '../trials/read-trials.ts';
import { answerEffectPart } from './effect-parts.ts';
import { htmlTable } from './html-table.ts';
import { inShort } from './in-short.ts';
import { figure, nothing, paragraph, section } from './page-parts.ts';
import { careSection, participantSection } from './participant-parts.ts';
import { preferencePart } from './preference-part.ts';

/** What the trials say, part by part. */
export function trialParts(analysis: TrialAnalysis, figures: readonly Figure[]): Markup {
  const named = (name: string): readonly Markup[] =>
    figures.filter((one) => one.name === name).map((one) => figure(one.inline));
  return together([
    inShort(analysis),
    participantSection(analysis),
    careSection(analysis, named('carefulness')),
    taskSection(analysis, named),
    meaningSection(analysis, named),
    halfSection(analysis),
    labelSection(analysis, named),
    modelSection(analysis),
    scoreSection(analysis),
    preferencePart(analysis, named),
    answerEffectPart(analysis, named),
  ]);
}

type Named = (name: string) => readonly Markup[];

function taskSection({ tasks, roleOf, resampling }: TrialAnalysis, named: Named): Markup {
  const title = 'Can people tell the ends of an axis apart?';
  if (tasks.length === 0) return together([]);
  const drawn = (Object.keys(TASKS) as Task[]).flatMap((task) => [
    ...(tasks.some((one) => one.task === task) ? [element('h3', {}, text(TASKS[task].title))] : []),
    ...named(`accuracy-${task}`),
  ]);
  return section(
    title,
    `Share of right answers; intervals over people and clips, both drawn with replacement (seed ${resampling.seed}); where all answers are right or all wrong, the exact one of so many people. p against chance with people and items random, corrected by Holm over the axes of a task. "Nothing there" is the p of an equivalence test: below .05 nothing larger than 10 points around chance is there.`,
    ...drawn,
    htmlTable(tasks, [
      { title: 'Task', of: ({ task }) => text(TASKS[task].title) },
      {
        title: 'Axis',
        of: ({ axis }) => together([text(axis), element('small', {}, text(roleOf(axis)))]),
      },
      { title: 'People', numeric: true, of: ({ people }) => text(count(people)) },
      { title: 'Trials', numeric: true, of: ({ trials }) => text(count(trials)) },
      { title: 'Right', numeric: true, of: ({ accuracy }) => text(percent(accuracy)) },
      {
        title: '95 % interval',
        numeric: true,
        of: ({ interval }) => text(between(interval, percent)),
      },
      { title: "d'", numeric: true, of: ({ sensitivity }) => text(number(sensitivity)) },
      { title: 'p (Holm)', numeric: true, of: ({ holm }) => text(probability(holm)) },
      { title: 'Nothing there', numeric: true, of: ({ nothing: p }) => text(probability(p)) },
    ]),
  );
}

function meaningSection({ meanings, roleOf, resampling }: TrialAnalysis, named: Named): Markup {
  const title = 'Does an axis mean the same to everybody?';
  if (meanings.length === 0)
    return nothing(
      title,
      'No scale was rated by at least four people on at least four clips with a known position.',
    );
  return section(
    title,
    `S = Var(slopes) / (max(0, b² - SE²) + Var(slopes)) of rating ~ position + (1 + position | person) + (1 | clip): 0 everybody hears the same, 1 purely personal. It is shown only where slope = 0 and no variance of slopes, together, are rejected after Holm over the axes of the scale; else the verdict is none. Shared and personal: the interval lies below or above .5. Intervals by parametric bootstrap, those of slopes without a meaning from t (${counted(resampling.replicates, 'draw')}); in brackets that over people and clips, which is conservative.`,
    ...named('subjectivity'),
    ...named('profiles'),
    paragraph(
      'Colour and number: points of the scale for one standard deviation along the axis; * where the joint test rejects.',
      'quiet',
    ),
    htmlTable(meanings, [
      {
        title: 'Axis',
        of: ({ axis }) => together([text(axis), element('small', {}, text(roleOf(axis)))]),
      },
      { title: 'Scale', of: ({ scale }) => text(scale) },
      { title: 'People x clips', numeric: true, of: (row) => text(`${row.people} x ${row.clips}`) },
      {
        title: 'Slope',
        numeric: true,
        of: ({ slope, slopeInterval }) =>
          text(`${number(slope)} (${between(slopeInterval, number)})`),
      },
      { title: 'SD of slopes', numeric: true, of: ({ slopeSd }) => text(number(slopeSd)) },
      { title: 'p (Holm)', numeric: true, of: ({ holm }) => text(probability(holm)) },
      { title: 'S', numeric: true, of: ({ subjectivity }) => text(number(subjectivity)) },
      {
        title: '95 % interval',
        numeric: true,
        of: ({ interval, resampled }) =>
          interval
            ? together([
                text(between(interval, number)),
                element('small', {}, text(`[${between(resampled, number)}]`)),
              ])
            : text(NONE),
      },
      {
        title: 'ICC(2,1)',
        numeric: true,
        of: ({ icc, iccInterval }) =>
          together([
            text(number(icc)),
            element('small', {}, text(`(${between(iccInterval, number)})`)),
          ]),
      },
      { title: 'Verdict', of: ({ verdict }) => text(verdict) },
    ]),
  );
}

function halfSection({ halves }: TrialAnalysis): Markup {
  if (halves.length === 0) return together([]);
  return section(
    'How reliable the mean ratings are',
    "Correlation of the clips' mean ratings between random halves of the people, in the mean of 100 halvings, and stepped up to all people by Spearman & Brown: the most that anything can correlate with these means.",
    htmlTable(halves, [
      { title: 'Scale', of: ({ scale }) => text(scale) },
      { title: 'People x clips', numeric: true, of: (row) => text(`${row.people} x ${row.clips}`) },
      { title: 'Half with half', numeric: true, of: ({ half }) => text(number(half)) },
      { title: 'All people', numeric: true, of: ({ whole }) => text(number(whole)) },
    ]),
  );
}

function labelSection({ labels }: TrialAnalysis, named: Named): Markup {
  const title = 'In their own words';
  if (labels.length === 0) return together([]);
  return section(
    title,
    'H is 0 if all gave the same name; Simpson is the chance that two people gave the same; similarity is how many words two labels share.',
    ...named('labels'),
    htmlTable(labels, [
      { title: 'Axis', of: ({ axis }) => text(axis) },
      { title: 'End', of: ({ pole }) => text(pole) },
      { title: 'Labels', numeric: true, of: ({ people }) => text(count(people)) },
      { title: 'H', numeric: true, of: ({ names }) => text(number(names.h)) },
      { title: 'Simpson', numeric: true, of: ({ names }) => text(number(names.simpson)) },
      { title: 'Top name', numeric: true, of: ({ names }) => text(percent(names.top)) },
      { title: 'Similarity', numeric: true, of: ({ similarity }) => text(number(similarity)) },
      {
        title: 'Words',
        of: ({ words }) =>
          text(
            words
              .slice(0, 6)
              .map(([word, people]) => `${word} ${people}`)
              .join(', '),
          ),
      },
    ]),
  );
}

function modelSection({ models }: TrialAnalysis): Markup {
  if (models.length === 0) return together([]);
  return section(
    'Models against people',
    'Share of comparisons in which people chose what a space says is nearest (or is the odd one); the ceiling is how often people chose what another person chose about the same reference, of those to whom it was offered too. A model cannot be expected to do better than the ceiling.',
    htmlTable(models, [
      { title: 'Space', of: ({ space }) => text(space) },
      { title: 'Trials', numeric: true, of: ({ trials }) => text(count(trials)) },
      { title: 'People agree with it', numeric: true, of: ({ model }) => text(percent(model)) },
      {
        title: '95 % interval',
        numeric: true,
        of: ({ interval }) => text(between(interval, percent)),
      },
      { title: 'Ceiling', numeric: true, of: ({ ceiling }) => text(percent(ceiling)) },
      { title: 'With themselves', numeric: true, of: ({ self }) => text(percent(self)) },
      {
        title: 'Of the ceiling',
        numeric: true,
        of: ({ model, ceiling }) => text(ceiling ? percent(model / ceiling) : NONE),
      },
    ]),
  );
}

function scoreSection({ scores, resampling }: TrialAnalysis): Markup {
  if (scores.length === 0) return together([]);
  return section(
    'What else was asked',
    `Means of all first answers, with intervals over people and items, both drawn with replacement (seed ${resampling.seed}). How surely one of two is preferred runs from 0, neither, to 1, surely; which one wins has a part of its own. In MUSHRA trials the reference is hidden among the others and the anchor is the farthest.`,
    htmlTable(scores, [
      { title: 'Asked', of: ({ title }) => text(title) },
      { title: 'People', numeric: true, of: ({ people }) => text(count(people)) },
      { title: 'Answers', numeric: true, of: ({ answers }) => text(count(answers)) },
      {
        title: 'Mean',
        numeric: true,
        of: ({ mean, binary }) => text(binary ? percent(mean) : number(mean)),
      },
      {
        title: '95 % interval',
        numeric: true,
        of: ({ interval, binary }) => text(between(interval, binary ? percent : number)),
      },
    ]),
  );
}

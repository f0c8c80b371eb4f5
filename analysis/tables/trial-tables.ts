import type { TrialAnalysis } from '../trial-analysis.ts';
import { answerEffectTable } from './effect-tables.ts';
import { participantTable } from './participant-table.ts';
import { preferenceTable } from './preference-table.ts';
import { number, type Table, table, text } from './table.ts';

/** Every number of the trials as tables. */
export function trialTables(analysis: TrialAnalysis): readonly Table[] {
  return [
    participantTable(analysis),
    taskTable(analysis),
    meaningTable(analysis),
    halfTable(analysis),
    labelTable(analysis),
    modelTable(analysis),
    scoreTable(analysis),
    preferenceTable(analysis),
    answerEffectTable(analysis),
  ].filter(({ rows }) => rows.length > 0);
}

function scoreTable({ scores }: TrialAnalysis): Table {
  return table('scores.csv', scores, [
    text('outcome', 'what was asked', (row) => row.outcome),
    text('unit', 'unit of the mean', (row) => row.unit),
    number('people', 'count', 'people who answered', (row) => row.people),
    number('items', 'count', 'clips, pairs or questions', (row) => row.items),
    number('answers', 'count', 'answers', (row) => row.answers),
    number('mean', 'see unit', 'mean of the answers', (row) => row.mean),
    number(
      'low',
      'see unit',
      '2.5 % point of the bootstrap over people and items',
      (row) => row.interval?.low ?? null,
    ),
    number(
      'high',
      'see unit',
      '97.5 % point of the bootstrap over people and items',
      (row) => row.interval?.high ?? null,
    ),
  ]);
}

function taskTable({ tasks, roleOf }: TrialAnalysis): Table {
  return table('axes.csv', tasks, [
    text('task', 'kind of trial', (row) => row.task),
    text('axis', 'axis of the protocol', (row) => row.axis),
    text('role', 'test, positive control or negative control', (row) => roleOf(row.axis)),
    number('people', 'count', 'people who answered', (row) => row.people),
    number('items', 'count', 'clips or labels that were asked about', (row) => row.items),
    number('trials', 'count', 'answers', (row) => row.trials),
    number('chance', 'share', 'right answers by guessing', (row) => row.chance),
    number('accuracy', 'share', 'right answers', (row) => row.accuracy),
    number(
      'low',
      'share',
      '2.5 % point of the bootstrap over people and items',
      (row) => row.interval?.low ?? null,
    ),
    number(
      'high',
      'share',
      '97.5 % point of the bootstrap over people and items',
      (row) => row.interval?.high ?? null,
    ),
    number('d', '', "d' of an unbiased observer", (row) => row.sensitivity),
    number('p', '', 'one-sided p against chance, people and items random', (row) => row.p),
    number('p_holm', '', 'the same, corrected over the axes of the task', (row) => row.holm),
    number('p_equivalence', '', 'TOST: nothing beyond 0.1 around chance', (row) => row.nothing),
  ]);
}

function meaningTable({ meanings, roleOf }: TrialAnalysis): Table {
  return table('subjectivity.csv', meanings, [
    text('axis', 'axis of the protocol', (row) => row.axis),
    text('role', 'test, positive control or negative control', (row) => roleOf(row.axis)),
    text('scale', 'scale that was rated', (row) => row.scale),
    number('people', 'count', 'people who rated', (row) => row.people),
    number('clips', 'count', 'clips that were rated', (row) => row.clips),
    number('ratings', 'count', 'ratings', (row) => row.ratings),
    number('slope', 'points per SD', 'slope that all share', (row) => row.slope),
    number(
      'slope_low',
      'points per SD',
      '2.5 % point, parametric bootstrap',
      (row) => row.slopeInterval?.low ?? null,
    ),
    number(
      'slope_high',
      'points per SD',
      '97.5 % point, parametric bootstrap',
      (row) => row.slopeInterval?.high ?? null,
    ),
    number(
      'slope_sd',
      'points per SD',
      "standard deviation of people's slopes",
      (row) => row.slopeSd,
    ),
    number('p', '', 'slope = 0 and no variance of slopes, together', (row) => row.p),
    number('p_holm', '', 'the same, corrected over the axes of the scale', (row) => row.holm),
    number('s', '', 'S, 0 shared to 1 personal; empty for verdict none', (row) => row.subjectivity),
    number('s_low', '', '2.5 % point, parametric bootstrap', (row) => row.interval?.low ?? null),
    number('s_high', '', '97.5 % point, parametric bootstrap', (row) => row.interval?.high ?? null),
    number(
      's_low_resampled',
      '',
      '2.5 % point, bootstrap over people and clips',
      (row) => row.resampled?.low ?? null,
    ),
    number(
      's_high_resampled',
      '',
      '97.5 % point, bootstrap over people and clips',
      (row) => row.resampled?.high ?? null,
    ),
    number('icc', '', 'ICC(2,1)', (row) => row.icc),
    number(
      'icc_low',
      '',
      '2.5 % point, parametric bootstrap',
      (row) => row.iccInterval?.low ?? null,
    ),
    number(
      'icc_high',
      '',
      '97.5 % point, parametric bootstrap',
      (row) => row.iccInterval?.high ?? null,
    ),
    text('verdict', 'shared, personal, none or undecided', (row) => row.verdict),
  ]);
}

function halfTable({ halves }: TrialAnalysis): Table {
  return table('reliability.csv', halves, [
    text('scale', 'scale that was rated', (row) => row.scale),
    number('people', 'count', 'people who rated', (row) => row.people),
    number('clips', 'count', 'clips that were rated', (row) => row.clips),
    number('half', 'r', "correlation of the clips' means in two random halves", (row) => row.half),
    number('whole', 'r', 'the same for all people (Spearman & Brown)', (row) => row.whole),
  ]);
}

function labelTable({ labels }: TrialAnalysis): Table {
  return table('labels.csv', labels, [
    text('axis', 'axis of the protocol', (row) => row.axis),
    text('pole', 'end that was named', (row) => row.pole),
    number('labels', 'count', 'labels with a word in them', (row) => row.people),
    number('h', 'bit', 'name agreement H', (row) => row.names.h),
    number(
      'simpson',
      '',
      'probability that two people gave the same name',
      (row) => row.names.simpson,
    ),
    number('top', 'share', 'people who gave the most frequent name', (row) => row.names.top),
    number('similarity', '', 'mean Dice coefficient of two labels', (row) => row.similarity),
    text('words', 'words and how many used them', (row) =>
      row.words.map(([word, people]) => `${word} ${people}`).join('; '),
    ),
  ]);
}

function modelTable({ models }: TrialAnalysis): Table {
  return table('models.csv', models, [
    text('space', 'model and layer', (row) => row.space),
    number('trials', 'count', 'comparisons', (row) => row.trials),
    number('agreement', 'share', 'people chose what the space says is nearest', (row) => row.model),
    number(
      'low',
      'share',
      '2.5 % point of the bootstrap over people',
      (row) => row.interval?.low ?? null,
    ),
    number(
      'high',
      'share',
      '97.5 % point of the bootstrap over people',
      (row) => row.interval?.high ?? null,
    ),
    number('ceiling', 'share', 'two people chose alike about one reference', (row) => row.ceiling),
    number('self', 'share', 'repeated comparisons answered as before', (row) => row.self),
  ]);
}

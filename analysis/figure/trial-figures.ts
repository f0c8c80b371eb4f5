import { axisX, cell, dot, frame, ruleX, ruleY, text } from '@observablehq/plot';
import { together } from '../markup/markup.ts';
import { effectSize, number, percent } from '../markup/words.ts';
import type { Role, TrialAnalysis } from '../trial-analysis.ts';
import type { AxisMeaning } from '../trials/axis-meaning.ts';
import type { LabelResult } from '../trials/label-results.ts';
import { TASKS, type Task } from '../trials/read-trials.ts';
import type { TaskResult } from '../trials/task-results.ts';
import { careFigure } from './care-figure.ts';
import { HEARD, INK, QUIET, SUN } from './colours.ts';
import { drawing, type Figure, label, textWidth } from './drawing.ts';
import { answerEffectFigures } from './effect-figures.ts';
import { plotFigure } from './plot-figure.ts';
import { preferenceFigures } from './preference-figure.ts';

const WIDTH = 900;
const ROW = 24;
/** Roles differ in colour and in shape, so that they can be told apart in grey. */
const ROLES: Readonly<Record<Role, { colour: string; symbol: 'circle' | 'square' | 'triangle' }>> =
  {
    test: { colour: HEARD, symbol: 'circle' },
    'positive control': { colour: SUN, symbol: 'square' },
    'negative control': { colour: QUIET, symbol: 'triangle' },
  };
const KEY = { domain: Object.keys(ROLES), legend: false } as const;

/** Every figure of the trials. */
export function trialFigures(analysis: TrialAnalysis): readonly Figure[] {
  const { tasks, meanings, labels, effects } = analysis;
  return [
    ...(Object.keys(TASKS) as Task[]).flatMap((task) => {
      const own = tasks.filter((one) => one.task === task);
      return own.length > 0 ? [accuracyFigure(task, own, analysis.roleOf)] : [];
    }),
    ...(meanings.some(({ subjectivity }) => subjectivity !== null)
      ? [subjectivityFigure(meanings, analysis.roleOf)]
      : []),
    ...(meanings.length > 0 ? [profileFigure(meanings)] : []),
    ...(labels.length > 0 ? [cloudFigure(labels)] : []),
    ...preferenceFigures(analysis),
    ...answerEffectFigures(effects),
    ...(analysis.care.length > 1 ? [careFigure(analysis)] : []),
  ];
}

function accuracyFigure(
  task: Task,
  results: readonly TaskResult[],
  roleOf: (axis: string) => Role,
): Figure {
  const rows = results.map((one) => ({
    axis: one.axis,
    role: roleOf(one.axis),
    share: one.accuracy,
    low: one.interval?.low ?? one.accuracy,
    high: one.interval?.high ?? one.accuracy,
  }));
  const chance = results[0]?.chance ?? 0;
  return plotFigure(
    `accuracy-${task}`,
    {
      title: `${TASKS[task].title}: share of right answers, axis by axis`,
      description: `Chance is ${percent(chance)}; ${rows.map(({ axis, share, low, high }) => `${axis} ${percent(share)} (${percent(low)} to ${percent(high)})`).join('; ')}.`,
    },
    {
      ...plotOf(rows.length),
      x: { domain: [0, 100], percent: true, label: 'right answers, %' },
      y: { domain: sortedByRole(rows), label: null, tickSize: 0 },
      color: { ...KEY, range: Object.values(ROLES).map(({ colour }) => colour) },
      symbol: { ...KEY, range: Object.values(ROLES).map(({ symbol }) => symbol) },
      marks: [
        axisX({ anchor: 'bottom' }),
        ruleX([chance], { stroke: QUIET, strokeDasharray: '4 3' }),
        text([chance], {
          x: (value: number) => value,
          text: () => 'chance',
          frameAnchor: 'top',
          dy: -10,
          fill: QUIET,
        }),
        ruleY(rows, { x1: 'low', x2: 'high', y: 'axis', stroke: 'role', strokeWidth: 2 }),
        dot(rows, { x: 'share', y: 'axis', fill: 'role', symbol: 'role', r: 4.5 }),
        roleNames(rows),
      ],
    },
  );
}

function subjectivityFigure(
  meanings: readonly AxisMeaning[],
  roleOf: (axis: string) => Role,
): Figure {
  const rows = meanings.flatMap(({ axis, scale, subjectivity, interval, verdict }) =>
    subjectivity === null
      ? []
      : [
          {
            axis: `${axis}  ${scale}`,
            role: roleOf(axis),
            s: subjectivity,
            low: interval?.low ?? subjectivity,
            high: interval?.high ?? subjectivity,
            verdict,
          },
        ],
  );
  return plotFigure(
    'subjectivity',
    {
      title: 'How subjective each axis is on each scale that follows it',
      description: rows
        .map(
          ({ axis, s, low, high, verdict }) =>
            `${axis}: S ${number(s)} (${number(low)} to ${number(high)}), ${verdict}`,
        )
        .join('; '),
    },
    {
      ...plotOf(rows.length),
      x: { domain: [0, 1], label: 'S: 0 everybody hears the same, 1 purely personal' },
      y: { domain: rows.map(({ axis }) => axis), label: null, tickSize: 0 },
      color: { ...KEY, range: Object.values(ROLES).map(({ colour }) => colour) },
      symbol: { ...KEY, range: Object.values(ROLES).map(({ symbol }) => symbol) },
      marks: [
        axisX({ anchor: 'bottom' }),
        ruleX([0.5], { stroke: QUIET, strokeDasharray: '4 3' }),
        ruleY(rows, { x1: 'low', x2: 'high', y: 'axis', stroke: 'role', strokeWidth: 2 }),
        dot(rows, { x: 's', y: 'axis', fill: 'role', symbol: 'role', r: 4.5 }),
        text(rows, { x: 1, y: 'axis', text: 'verdict', dx: 10, textAnchor: 'start' }),
      ],
    },
  );
}

/** Slopes in points per standard deviation: how the sound changes along each axis. */
function profileFigure(meanings: readonly AxisMeaning[]): Figure {
  const scales = [...new Set(meanings.map(({ scale }) => scale))];
  const axes = [...new Set(meanings.map(({ axis }) => axis))];
  const most = meanings.reduce((size, { slope }) => Math.max(size, Math.abs(slope)), 0.01);
  return plotFigure(
    'profiles',
    {
      title: 'Semantic profiles: change of each scale along each axis',
      description: meanings
        .map(({ axis, scale, slope }) => `${scale} along ${axis}: ${number(slope)}`)
        .join('; '),
    },
    {
      width: 220 + 96 * axes.length,
      height: 90 + 26 * scales.length,
      marginLeft: 200,
      marginTop: 40,
      x: { domain: axes, axis: 'top', label: null, tickSize: 0 },
      y: { domain: scales, label: null, tickSize: 0 },
      color: { type: 'linear', domain: [-most, 0, most], range: ['#7a3b52', '#ffffff', HEARD] },
      marks: [
        cell(meanings, { x: 'axis', y: 'scale', fill: 'slope', inset: 1, stroke: '#e4e2dd' }),
        text(meanings, {
          x: 'axis',
          y: 'scale',
          text: ({ slope, verdict }: AxisMeaning) =>
            `${slope > 0 ? '+' : ''}${effectSize(slope)}${verdict === 'none' ? '' : ' *'}`,
          fill: ({ slope }: AxisMeaning) => (Math.abs(slope) > 0.8 * most ? '#ffffff' : INK),
        }),
        frame({ stroke: '#e4e2dd' }),
      ],
    },
  );
}

function plotOf(rows: number) {
  return {
    width: WIDTH,
    height: 76 + ROW * rows,
    marginLeft: 220,
    marginRight: 150,
    marginTop: 28,
  };
}

function roleNames(rows: readonly { axis: string; role: Role }[]) {
  return text(rows, {
    x: 1,
    y: 'axis',
    text: ({ role }: { role: Role }) => (role === 'test' ? '' : role),
    dx: 10,
    textAnchor: 'start',
    fill: QUIET,
  });
}

function sortedByRole(rows: readonly { axis: string; role: Role }[]): readonly string[] {
  const order = Object.keys(ROLES);
  return [...rows]
    .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
    .map(({ axis }) => axis) as string[];
}

const CLOUD = { left: 150, right: 880, line: 30 };
const MOST_WORDS = 14;

/** The words of every end of every axis, as large as many people used them. */
function cloudFigure(labels: readonly LabelResult[]): Figure {
  const most = labels.reduce((size, { words }) => Math.max(size, words[0]?.[1] ?? 1), 1);
  const rows = labels.map(({ axis, pole, words }, i) => {
    const y = 34 + CLOUD.line * i;
    let x = CLOUD.left;
    const drawn = words.slice(0, MOST_WORDS).flatMap(([word, people]) => {
      const size = 10 + 12 * Math.sqrt(people / most);
      const width = textWidth(word, size);
      if (x + width > CLOUD.right) return [];
      x += width + 12;
      return [
        label(x - width - 12, y, word, { 'font-size': size, fill: people > 1 ? INK : QUIET }),
      ];
    });
    return together([label(0, y, `${axis}, ${pole}`, { fill: QUIET }), ...drawn]);
  });
  const words = {
    title: 'What people called the ends of the axes',
    description: labels
      .map(
        ({ axis, pole, words: said }) =>
          `${axis} ${pole}: ${said
            .slice(0, 5)
            .map(([word, people]) => `${word} ${people}`)
            .join(', ')}`,
      )
      .join('; '),
  };
  const body = drawing({ width: WIDTH, height: 30 + CLOUD.line * labels.length }, words, ...rows);
  return { name: 'labels', inline: body, alone: body };
}

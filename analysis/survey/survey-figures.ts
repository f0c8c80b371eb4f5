import { axisX, barX, cell, ruleX, text } from '@observablehq/plot';
import { INK, QUIET } from '../figure/colours.ts';
import type { Figure } from '../figure/drawing.ts';
import { plotFigure } from '../figure/plot-figure.ts';
import { percent, shorten } from '../markup/words.ts';
import type { Survey, SurveyItem } from './survey.ts';

/** From disagreement to agreement: the ends are dark, the middle is pale, so that it reads in grey too. */
const LEVEL_COLOURS = ['#7a3b52', '#c99aa8', '#e4e2dd', '#8fb0da', '#2f66ad'];
const WIDTH = 980;

/** Draw a survey: Likert questions together, every other counted question alone, and the correlations. */
export function surveyFigures({ n, items, correlations }: Survey): readonly Figure[] {
  const likert = items.filter(({ kind }) => kind === 'likert');
  const counted = items.filter(({ kind }) => ['ordinal', 'choice', 'multiple'].includes(kind));
  return [
    ...scalesOf(likert).map((same, i) => likertFigure(same, i, n)),
    ...counted.map((item) => countFigure(item)),
    ...(correlations.length > 0 ? [correlationFigure({ n, items, correlations })] : []),
  ];
}

/** The words of a question that tell it from its neighbours: those in brackets. */
export function shortQuestion({ question }: SurveyItem): string {
  return /\[(.+)\]\s*$/.exec(question)?.[1] ?? question;
}

/** Items that share their levels. */
function scalesOf(items: readonly SurveyItem[]): readonly (readonly SurveyItem[])[] {
  const groups = new Map<string, SurveyItem[]>();
  for (const item of items) {
    const key = Object.keys(item.counts).at(-1) ?? '';
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

function likertFigure(items: readonly SurveyItem[], place: number, n: number): Figure {
  const levels = items
    .map(({ counts }) => Object.keys(counts))
    .reduce((a, b) => (b.length > a.length ? b : a));
  const name = (item: SurveyItem): string => shorten(`${item.id}  ${shortQuestion(item)}`, 76);
  const bars = items.flatMap((item) => {
    const shares = levels.map((level) => item.shares[level] ?? 0);
    return levels.map((level, i) => {
      const before = shares.slice(0, i).reduce((sum, share) => sum + share, 0);
      return { question: name(item), level, from: before, to: before + (shares[i] ?? 0) };
    });
  });
  const sorted = [...items].sort((a, b) => (b.mean ?? 0) - (a.mean ?? 0)).map(name);
  return plotFigure(
    `likert-${place + 1}`,
    {
      title: 'Answers on a scale, question by question',
      description: `${n} people; ${items.map((item) => `${shortQuestion(item)}: mean ${item.mean?.toFixed(2)}`).join('; ')}.`,
    },
    {
      width: WIDTH,
      height: 60 + 30 * items.length,
      marginLeft: 490,
      marginRight: 60,
      x: { percent: true, label: 'share of answers, %' },
      y: { domain: sorted, label: null, tickSize: 0 },
      color: { domain: levels, range: LEVEL_COLOURS.slice(0, levels.length) },
      marks: [
        barX(bars, {
          x1: 'from',
          x2: 'to',
          y: 'question',
          fill: 'level',
          insetTop: 1,
          insetBottom: 1,
        }),
        text(
          bars.filter(({ from, to }) => to - from > 0.07),
          {
            x: (bar: (typeof bars)[number]) => (bar.from + bar.to) / 2,
            y: 'question',
            text: (bar: (typeof bars)[number]) => (100 * (bar.to - bar.from)).toFixed(0),
            fill: (bar: (typeof bars)[number]) =>
              [0, levels.length - 1].includes(levels.indexOf(bar.level)) ? '#ffffff' : INK,
          },
        ),
        text(items, {
          x: 1,
          y: name,
          text: (item: SurveyItem) => item.mean?.toFixed(2) ?? '',
          dx: 26,
          fontWeight: 600,
        }),
        text(['mean'], { frameAnchor: 'top-right', dx: 38, dy: -14, fill: QUIET }),
        text([`from left: ${levels.join(' · ')}`], {
          frameAnchor: 'top-left',
          dx: -480,
          dy: -14,
          fill: QUIET,
          textAnchor: 'start',
        }),
      ],
      marginTop: 30,
    },
  );
}

const MOST_BARS = 12;

function countFigure(item: SurveyItem): Figure {
  const rows = Object.entries(item.shares).map(([answer, share]) => ({
    answer: shorten(answer, 74),
    share,
    count: item.counts[answer] ?? 0,
  }));
  const shown = item.kind === 'ordinal' ? rows : rows.slice(0, MOST_BARS);
  return plotFigure(
    item.id,
    {
      title: item.question,
      description: `${item.answered} answered; ${shown.map(({ answer, count }) => `${answer}: ${count}`).join('; ')}.`,
    },
    {
      width: WIDTH,
      height: 70 + 22 * shown.length,
      marginLeft: 490,
      marginRight: 80,
      marginTop: 34,
      x: { percent: true, label: 'share of those who answered, %' },
      y: { domain: shown.map(({ answer }) => answer), label: null, tickSize: 0 },
      marks: [
        axisX({ anchor: 'bottom', ticks: 5 }),
        barX(shown, { x: 'share', y: 'answer', fill: '#2f66ad', insetTop: 3, insetBottom: 3 }),
        text(shown, {
          x: 'share',
          y: 'answer',
          text: ({ count, share }: (typeof shown)[number]) => `${count}, ${percent(share)}`,
          textAnchor: 'start',
          dx: 6,
        }),
        ruleX([0]),
        text([shorten(`${item.id}  ${item.question}`, 120)], {
          frameAnchor: 'top-left',
          dx: -480,
          dy: -20,
          fontWeight: 600,
          textAnchor: 'start',
        }),
      ],
    },
  );
}

function correlationFigure({ n, items, correlations }: Survey): Figure {
  const used = items.filter(({ id }) => correlations.some(({ a, b }) => a === id || b === id));
  const strongest = [...correlations]
    .sort((a, b) => Math.abs(b.spearman ?? 0) - Math.abs(a.spearman ?? 0))
    .slice(0, 3);
  const name = (id: string): string => {
    const item = used.find((one) => one.id === id);
    return item ? shorten(`${id}  ${shortQuestion(item)}`, 60) : id;
  };
  const side = 34 * used.length;
  return plotFigure(
    'correlations',
    {
      title: "Spearman's correlation of the ordinal questions",
      description: `${n} people; strongest: ${strongest.map(({ a, b, spearman }) => `${a} and ${b} ${spearman?.toFixed(2)}`).join('; ')}.`,
    },
    {
      width: side + 400,
      height: side + 60,
      marginLeft: 390,
      marginTop: 40,
      x: { domain: used.map(({ id }) => id), axis: 'top', label: null, tickSize: 0 },
      y: { domain: used.map(({ id }) => name(id)), label: null, tickSize: 0 },
      color: { type: 'linear', domain: [-1, 0, 1], range: ['#7a3b52', '#ffffff', '#2f66ad'] },
      marks: [
        cell(correlations, {
          x: 'a',
          y: ({ b }: { b: string }) => name(b),
          fill: 'spearman',
          inset: 1,
          stroke: '#e4e2dd',
        }),
        text(correlations, {
          x: 'a',
          y: ({ b }: { b: string }) => name(b),
          text: ({ spearman }: { spearman: number | null }) =>
            spearman === null ? '' : spearman.toFixed(2).replace('0.', '.'),
          fill: ({ spearman }: { spearman: number | null }) =>
            Math.abs(spearman ?? 0) > 0.55 ? '#ffffff' : INK,
          fontSize: 9,
        }),
      ],
    },
  );
}

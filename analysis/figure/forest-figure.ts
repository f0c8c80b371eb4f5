import { axisX, dot, ruleX, ruleY, text } from '@observablehq/plot';
import { shorten } from '../markup/words.ts';
import { medianOf } from '../trials/carefulness.ts';
import { HAIR, HEARD, INK, QUIET } from './colours.ts';
import type { Figure } from './drawing.ts';
import { plotFigure } from './plot-figure.ts';

/** One estimate with its interval. */
export interface ForestRow {
  /** Rows of one group stand together under its name. */
  readonly group: string;
  readonly title: string;
  /** Null where nothing could be estimated. */
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Filled where it holds, empty where it doesn't: told apart without colour. */
  readonly filled: boolean;
  /** What stands to the right. */
  readonly told: string;
}

/** What a forest of estimates is about. */
export interface Forest {
  readonly name: string;
  readonly title: string;
  /** Under the axis. */
  readonly scale: string;
  /** Where the dashed line stands, with its word; null where nothing is compared with one value. */
  readonly reference: { readonly at: number; readonly word: string } | null;
  /** What filled and empty marks mean. */
  readonly key: { readonly filled: string; readonly empty: string };
  /** Shares, shown as per cent. */
  readonly percent?: boolean;
  readonly rows: readonly ForestRow[];
}

const WIDTH = 900;
const ROW = 21;
const MARGIN = { marginTop: 52, marginBottom: 46, marginLeft: 282, marginRight: 176 };
const LONGEST_NAME = 46;

interface Line extends Partial<ForestRow> {
  readonly key: string;
  readonly name: string;
  readonly heads: boolean;
}

/** Draw estimates below each other, group by group, with their intervals (a forest plot). */
export function forestFigure(forest: Forest): Figure {
  const { name, title, scale, reference, rows, percent = false } = forest;
  const lines = linesOf(rows);
  const known = lines.filter(({ estimate }) => typeof estimate === 'number');
  const domain = domainOf(forest);
  return plotFigure(
    name,
    { title, description: described(rows) },
    {
      ...MARGIN,
      width: WIDTH,
      height: MARGIN.marginTop + MARGIN.marginBottom + ROW * lines.length,
      x: { domain: domain.map((at) => (percent ? 100 * at : at)), percent, label: scale },
      y: { domain: lines.map(({ key }) => key), axis: null },
      marks: [
        axisX({ anchor: 'bottom', labelAnchor: 'center', labelArrow: 'none' }),
        ruleY(known, { y: 'key', stroke: HAIR }),
        ...(reference ? referenceLine(reference) : []),
        ...estimates(known, domain),
        ...words(lines),
        ...keyOf(forest),
      ],
    },
  );
}

function referenceLine(reference: NonNullable<Forest['reference']>) {
  return [
    ruleX([reference.at], { stroke: QUIET, strokeDasharray: '4 3' }),
    text([reference], { x: 'at', text: 'word', frameAnchor: 'top', dy: -8, fill: QUIET }),
  ];
}

type Domain = readonly [least: number, most: number];

/** Intervals, cut at the edge of the figure with an arrow where they go on, and the estimates on them. */
function estimates(known: readonly Line[], [least, most]: Domain) {
  const cut = (value: number | null | undefined): number =>
    Math.min(most, Math.max(least, value ?? 0));
  const shown = known.map((row) => ({ ...row, from: cut(row.low), to: cut(row.high) }));
  const arrow = { y: 'key', fill: HEARD, fontSize: 13, fontWeight: 700 } as const;
  const ranges = shown.filter(({ low, high }) => typeof low === 'number' && high !== null);
  const style = { y: 'key', stroke: HEARD, strokeWidth: 2 } as const;
  return [
    ruleY(ranges, { ...style, x1: 'from', x2: 'to' }),
    text(
      ranges.filter(({ low }) => (low ?? 0) < least),
      { ...arrow, x: () => least, text: () => '‹', dx: -5 },
    ),
    text(
      ranges.filter(({ high }) => (high ?? 0) > most),
      { ...arrow, x: () => most, text: () => '›', dx: 5 },
    ),
    dot(shown, {
      ...style,
      x: 'estimate',
      r: 4.4,
      fill: ({ filled }: Line) => (filled ? HEARD : '#ffffff'),
    }),
  ];
}

function words(lines: readonly Line[]) {
  const left = { y: 'key', text: 'name', frameAnchor: 'left', textAnchor: 'start' } as const;
  return [
    text(
      lines.filter(({ heads }) => heads),
      { ...left, dx: -MARGIN.marginLeft, fontWeight: 600 },
    ),
    text(
      lines.filter(({ heads }) => !heads),
      { ...left, dx: 14 - MARGIN.marginLeft },
    ),
    text(lines, {
      ...left,
      text: 'told',
      frameAnchor: 'right',
      dx: 14,
      fill: ({ estimate }: Line) => (typeof estimate === 'number' ? INK : QUIET),
    }),
  ];
}

/** What the marks mean, above the figure. */
function keyOf({ key: { filled, empty } }: Forest) {
  const place = { frameAnchor: 'top-left', dy: -42 } as const;
  return [filled, empty].flatMap((meaning, i) => {
    const dx = 8 + i * 330 - MARGIN.marginLeft;
    return [
      dot([meaning], {
        ...{ ...place, dx, r: 4.4, stroke: HEARD, strokeWidth: 2 },
        fill: i === 0 ? HEARD : '#ffffff',
      }),
      text([meaning], {
        ...place,
        dx: dx + 10,
        dy: -42,
        textAnchor: 'start',
        lineAnchor: 'middle',
      }),
    ];
  });
}

/** A line for the name of every group, then its rows. */
function linesOf(rows: readonly ForestRow[]): readonly Line[] {
  const groups = [...new Set(rows.map(({ group }) => group))];
  return groups.flatMap((group, g) => [
    { key: `${g}`, name: group, heads: true },
    ...rows
      .filter((row) => row.group === group)
      .map((row, i) => ({
        ...row,
        key: `${g} ${i}`,
        name: shorten(row.title, LONGEST_NAME),
        heads: false,
      })),
  ]);
}

/** All estimates and the reference (0 without one); intervals no further than what most of them need. */
function domainOf({ rows, reference }: Forest): Domain {
  const at = reference?.at ?? 0;
  const known = rows.flatMap(({ estimate }) => (estimate === null ? [] : [estimate]));
  const ends = rows.flatMap(({ low, high }) =>
    low === null || high === null ? [] : [Math.max(Math.abs(low - at), Math.abs(high - at))],
  );
  const farthest = known.reduce((most, value) => Math.max(most, Math.abs(value - at)), 0);
  const reach = Math.max(1.5 * farthest, 1.5 * (ends.length > 0 ? medianOf(ends) : 0)) || 1;
  const shown = [...known, at, ...rows.flatMap(({ low, high }) => [low ?? at, high ?? at])].map(
    (value) => Math.min(at + reach, Math.max(at - reach, value)),
  );
  const [least, most] = [Math.min(...shown), Math.max(...shown)];
  const edge = 0.04 * (most - least || 1);
  return [least - edge, most + edge];
}

function described(rows: readonly ForestRow[]): string {
  return `${rows.map(({ group, title, told }) => `${group}, ${title}: ${told}`).join('; ')}.`;
}

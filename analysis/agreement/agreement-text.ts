import { counted } from '#models/counted';
import type { Agreement } from './agreement.ts';
import type { AgreementIntervals } from './agreement-intervals.ts';

/** Agreement as a table for people. */
export function agreementText(found: Agreement, intervals: AgreementIntervals | null): string {
  const rows = [...statisticRows(found)];
  const width = rows.reduce((most, [name]) => Math.max(most, name.length), 0);
  return [
    `${counted(found.n, 'target')}, ${counted(found.k, 'rater')}`,
    '',
    ...rows.map(([name, ...rest]) => `  ${name.padEnd(width)}  ${rest.join('  ')}`.trimEnd()),
    ...(intervals ? intervalLines(intervals) : []),
    ...noteLines(found),
  ].join('\n');
}

type Row = readonly [name: string, ...rest: readonly string[]];

function* statisticRows(found: Agreement): Generator<Row> {
  for (const [form, name] of Object.entries(FORMS)) {
    const icc = found.icc?.[form as keyof typeof FORMS];
    if (icc?.value === undefined) continue;
    yield [name, shown(icc.value), ...between(icc.lower, icc.upper)];
  }
  const { anova, kendallW, friedman, fleissKappa, cohenKappa } = found;
  if (anova?.f !== undefined) yield ['F of the targets', shown(anova.f), p(anova.p)];
  for (const [level, alpha] of Object.entries(found.krippendorffAlpha ?? {}))
    yield [`Krippendorff's alpha, ${level}`, shown(alpha)];
  if (fleissKappa) yield ["Fleiss' kappa", shown(fleissKappa.value), `z ${shown(fleissKappa.z)}`];
  if (cohenKappa?.value !== undefined)
    yield ["Cohen's kappa", shown(cohenKappa.value), `standard error ${shown(cohenKappa.se)}`];
  if (cohenKappa?.linear !== undefined) yield ['  linear weights', shown(cohenKappa.linear)];
  if (cohenKappa?.squared !== undefined) yield ['  squared weights', shown(cohenKappa.squared)];
  if (found.gwetAC1 !== undefined) yield ["Gwet's AC1", shown(found.gwetAC1)];
  if (kendallW)
    yield ["Kendall's W", shown(kendallW.corrected), `chi2 ${shown(kendallW.chi2)}`, p(kendallW.p)];
  if (friedman)
    yield ['Friedman, raters', `chi2(${friedman.df}) ${shown(friedman.chi2)}`, p(friedman.p)];
  if (found.cronbachAlpha !== undefined) yield ["Cronbach's alpha", shown(found.cronbachAlpha)];
}

const FORMS = {
  icc11: 'ICC(1,1)',
  icc21: 'ICC(2,1)',
  icc31: 'ICC(3,1)',
  icc1k: 'ICC(1,k)',
  icc2k: 'ICC(2,k)',
  icc3k: 'ICC(3,k)',
} as const;

function intervalLines({ replicates, level, intervals }: AgreementIntervals): readonly string[] {
  const head = `95 % intervals, bootstrap over targets (${counted(replicates, 'draw')}):`;
  const rows = Object.entries(intervals).map(([key, { lower, upper }]) => {
    const name = key === 'krippendorffAlpha' ? `${key} (${level})` : key;
    return `  ${name.padEnd(28)}  ${between(lower, upper).join('')}`;
  });
  return ['', head, ...rows];
}

function noteLines({ notes }: Agreement): readonly string[] {
  const lines = Object.entries(notes).map(([key, why]) => `  ${key}: ${why}`);
  return lines.length > 0 ? ['', 'Left out:', ...lines] : [];
}

function shown(value: number | undefined): string {
  return value === undefined ? '' : value.toFixed(4).padStart(8);
}

function p(value: number | undefined): string {
  if (value === undefined) return '';
  return value < 0.0001 ? 'p < 0.0001' : `p ${value.toFixed(4)}`;
}

function between(lower?: number, upper?: number): readonly string[] {
  if (lower === undefined || upper === undefined) return [];
  return [`[${lower.toFixed(4)}, ${upper.toFixed(4)}]`];
}

import { counted } from '#models/counted';
import type { MixedModel } from './mixed-model.ts';

/** A fitted model as a table for people. */
export function mixedText(model: MixedModel): string {
  const { fixed, random, residual, notes } = model;
  const groups = Object.entries(model.groups).map(
    ([name, count]) => `${counted(count, 'group')} of ${name}`,
  );
  const width = [...fixed, ...random].reduce((most, { term }) => Math.max(most, term.length), 8);
  const name = (term: string): string => term.padEnd(width);
  return [
    `${model.formula}   (${model.family})`,
    `${counted(model.n, 'row')}, ${groups.join(', ')}`,
    '',
    `  ${name('fixed')}   estimate  std. error`,
    ...fixed.map(({ term, estimate, se }) => `  ${name(term)} ${shown(estimate)} ${shown(se)}`),
    '',
    `  ${name('random')}   variance          sd  group`,
    ...random.map(
      ({ group, term, variance, sd, corr }) =>
        `  ${name(term)} ${shown(variance)} ${shown(sd)}  ${group}${correlations(corr)}`,
    ),
    ...(residual
      ? [`  ${name('Residual')} ${shown(residual.variance)} ${shown(residual.sd)}`]
      : []),
    '',
    model.reml === undefined
      ? `  log likelihood ${model.logLik.toFixed(4)}`
      : `  REML criterion ${model.reml.toFixed(4)}`,
    ...Object.entries(notes).map(([key, why]) => `  ${key}: ${why}`),
  ].join('\n');
}

function shown(value: number): string {
  return Number(value.toPrecision(6)).toString().padStart(11);
}

function correlations(corr: readonly (number | null)[] | undefined): string {
  return corr ? `, correlated ${corr.map((r) => r?.toFixed(3) ?? '-').join(' ')}` : '';
}

import { counted } from '#models/counted';
import { Refusal } from '#models/refusal';
import type { DataTable } from '../read/data-table.ts';
import { fitBinomial } from './binomial-mixed.ts';
import type { RandomVariance } from './covariance-factor.ts';
import { designColumns } from './design.ts';
import { parseFormula } from './formula.ts';
import { fitLinear, linearModel } from './linear-mixed.ts';
import { type ModelFrame, modelFrame } from './model-frame.ts';
import { type RandomBlock, randomBlocks } from './random-design.ts';

export const FAMILIES = ['gaussian', 'binomial'] as const;
export type Family = (typeof FAMILIES)[number];

/** What is told of a fitted model, terms named as R names them. */
export interface MixedModel {
  readonly formula: string;
  readonly family: Family;
  /** Rows that were used. */
  readonly n: number;
  readonly groups: Readonly<Record<string, number>>;
  readonly fixed: readonly {
    readonly term: string;
    readonly estimate: number;
    readonly se: number;
  }[];
  readonly random: readonly RandomVariance[];
  /** Of a gaussian model. */
  readonly residual?: { readonly variance: number; readonly sd: number };
  /** The REML criterion, where fitted so. */
  readonly reml?: number;
  /** Of the fit: the restricted one after REML. */
  readonly logLik: number;
  readonly converged: boolean;
  readonly notes: Readonly<Record<string, string>>;
}

/** Fit a linear (REML or ML) or binomial (Laplace) mixed model to a table. */
export function fitMixed(
  table: DataTable,
  formula: string,
  family: Family,
  reml: boolean,
): MixedModel {
  const parsed = parseFormula(formula);
  if (parsed.random.length === 0)
    throw new Refusal(
      `Got the formula "${formula}" without a random part when expected at least one, such as (1 | person).`,
      { exitCode: 2 },
    );
  const frame = modelFrame(table, parsed, family);
  const design = designColumns(frame, parsed.terms, parsed.intercept);
  const blocks = randomBlocks(frame, parsed.random);
  const head = {
    formula,
    family,
    n: frame.rows,
    groups: Object.fromEntries(blocks.map(({ group, levels }) => [group, levels])),
  };
  return family === 'gaussian'
    ? { ...head, ...gaussian(frame, design, blocks, reml) }
    : { ...head, ...binomial(frame, design, blocks) };
}

type Fitted = Omit<MixedModel, 'formula' | 'family' | 'n' | 'groups'>;
type Design = ReturnType<typeof designColumns>;

function gaussian(
  frame: ModelFrame,
  design: Design,
  blocks: readonly RandomBlock[],
  reml: boolean,
): Fitted {
  const model = linearModel(design, blocks);
  const fit = fitLinear(model, frame.response, reml);
  return {
    fixed: fixedRows(fit),
    random: fit.random,
    residual: { variance: fit.sigma ** 2, sd: fit.sigma },
    ...(reml && { reml: fit.criterion }),
    logLik: -fit.criterion / 2,
    converged: fit.converged,
    notes: notes(frame, model.basis.dropped, fit, blocks),
  };
}

function binomial(frame: ModelFrame, design: Design, blocks: readonly RandomBlock[]): Fitted {
  const fit = fitBinomial(design, blocks, { shares: frame.response, trials: frame.trials });
  return {
    fixed: fixedRows(fit),
    random: fit.random,
    logLik: -fit.deviance / 2,
    converged: fit.converged,
    notes: {
      ...notes(frame, fit.dropped, fit, blocks),
      reml: 'a binomial model is fitted by maximum likelihood (Laplace)',
      residual: 'a binomial model has no residual variance of its own',
    },
  };
}

function fixedRows(fit: {
  terms: readonly string[];
  estimates: Float64Array;
  covariance: Float64Array;
}) {
  const p = fit.terms.length;
  return fit.terms.map((term, i) => ({
    term,
    estimate: fit.estimates[i] ?? Number.NaN,
    se: Math.sqrt(fit.covariance[i * p + i] ?? Number.NaN),
  }));
}

function notes(
  { omitted }: ModelFrame,
  dropped: readonly string[],
  {
    singular,
    converged,
    random,
  }: { singular: boolean; converged: boolean; random: readonly RandomVariance[] },
  blocks: readonly RandomBlock[],
): Record<string, string> {
  const unset = random.some(({ corr }) => corr?.includes(null));
  return {
    ...(omitted > 0 && { omitted: `${counted(omitted, 'row')} left out: a value is missing` }),
    ...(dropped.length > 0 && { dropped: `depends on the terms before: ${dropped.join(', ')}` }),
    ...(singular && {
      singular: `singular fit: a variance of ${blocks.map(({ group }) => group).join(' or ')} is zero or a correlation is 1 or -1`,
    }),
    ...(unset && { corr: 'null: undefined beside a variance of zero' }),
    ...(!converged && {
      converged: 'the search for the best fit did not settle; take the numbers with care',
    }),
  };
}

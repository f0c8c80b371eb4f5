import { Refusal } from '#models/refusal';
import { fitMixed, type MixedModel } from '../mixed/mixed-model.ts';
import type { DataTable } from '../read/data-table.ts';
import { crossedItems, crossedPeople, type Factor } from './factors.ts';
import type { OutcomeAnswer } from './outcomes.ts';

/** A mixed model of the answers with all that differs between them, or why there is none. */
export type EffectModel =
  | {
      readonly formula: string;
      /** Difference of a factor's value from its first, with its error; null where it can't be told apart. */
      readonly effectOf: (factor: Factor, value: string) => ModelEffect | null;
      /** Standard deviation of single answers under the first values; of the logistic law for right and wrong. */
      readonly sd: number;
      readonly note: string;
    }
  | { readonly formula: null; readonly note: string };
interface ModelEffect {
  readonly estimate: number;
  readonly se: number;
  readonly df: number;
}

/** Variance of the logistic law. */
const LOGISTIC = Math.PI ** 2 / 3;
/** Larger errors of log-odds come from answers that are all alike. */
const MOST_ERROR = 20;

/**
 * Fit `answer ~ condition + level + (1 + level | person) + (1 + condition + level | item)`: own differences of people
 * and items of what varies within them are in the model (Barr et al. 2013) unless it can't be fitted with them. Groups
 * with one answer each are left out.
 */
export function effectModel(
  answers: readonly OutcomeAnswer[],
  factors: readonly Factor[],
  binary: boolean,
): EffectModel {
  const lone = binary ? alike(answers, factors) : null;
  if (lone !== null)
    return { formula: null, note: `all answers under ${lone} are the same: no log-odds` };
  const formulas = formulasOf(answers, factors);
  if (formulas.length === 0) return { formula: null, note: 'one answer a person: no mixed model' };
  const table = tableOf(answers, factors);
  for (const [i, formula] of formulas.entries()) {
    const found = fitted(table, formula, binary);
    if (!found) continue;
    return {
      formula,
      effectOf: (factor, value) => effectOf(found, answers, factor, value),
      sd: sdOf(found, binary),
      note: noteOf(found, i > 0),
    };
  }
  return { formula: null, note: 'the mixed model did not settle' };
}

/** What to try, the fullest first; none where nobody and nothing has several answers. */
function formulasOf(
  answers: readonly OutcomeAnswer[],
  factors: readonly Factor[],
): readonly string[] {
  const groups = groupsOf(answers);
  const within = factors.filter((factor) => factor.within);
  const people = groups.person ? randomParts('person', within) : [];
  const items = groups.item
    ? randomParts(
        'item',
        factors.filter((one) => asksAll(answers, one)),
      )
    : [];
  const fixed = factors.map(({ name }) => name).join(' + ');
  const steps = Math.max(people.length, items.length);
  return Array.from({ length: steps }, (_, i) => {
    const random = [people, items].flatMap((parts) => parts[Math.min(i, parts.length - 1)] ?? []);
    return `answer ~ ${fixed} + ${random.join(' + ')}`;
  });
}

/** A group's part of the formula with its own differences of what varies within it, then without. */
function randomParts(group: 'person' | 'item', varying: readonly Factor[]): readonly string[] {
  const slopes = varying.map(({ name }) => ` + ${name}`).join('');
  return [...(slopes === '' ? [] : [`(1${slopes} | ${group})`]), `(1 | ${group})`];
}

/** Items with several answers under a value on average, and enough of them, can differ in what it does to them. */
function asksAll(answers: readonly OutcomeAnswer[], { name, values }: Factor): boolean {
  const crossed = crossedItems(answers, name);
  const items = new Set(answers.map(({ item }) => item)).size;
  return (
    crossed >= FEWEST_ITEMS && crossed > items / 2 && answers.length >= 2 * items * values.length
  );
}

const FEWEST_ITEMS = 5;

function noteOf({ notes }: MixedModel, simpler: boolean): string {
  return [
    ...(simpler ? ["people's or items' own differences could not be fitted"] : []),
    ...(notes['singular'] ? ['a variance is zero (singular fit)'] : []),
  ].join('; ');
}

/** The value of a factor under which right and wrong never differ. */
function alike(answers: readonly OutcomeAnswer[], factors: readonly Factor[]): string | null {
  for (const { name, values } of factors)
    for (const value of values) {
      const own = answers.filter((answer) => answer[name] === value);
      if (own.every((answer) => answer.value === own[0]?.value)) return value;
    }
  return null;
}

/** Which groups have several answers, and others beside them. */
function groupsOf(answers: readonly OutcomeAnswer[]) {
  const several = (of: (answer: OutcomeAnswer) => string): boolean => {
    const { size } = new Set(answers.map(of));
    return size > 1 && size < answers.length;
  };
  return { person: several(({ person }) => person), item: several(({ item }) => item) };
}

/** A table for the model; names are numbered, so that none is taken for a number or for nothing. */
function tableOf(answers: readonly OutcomeAnswer[], factors: readonly Factor[]): DataTable {
  const person = numbering(answers.map((answer) => answer.person));
  const item = numbering(answers.map((answer) => answer.item));
  const head = ['answer', 'person', 'item', ...factors.map(({ name }) => name)];
  const rows = answers.map((answer) => [
    String(answer.value),
    `p${person(answer.person)}`,
    `i${item(answer.item)}`,
    ...factors.map((factor) => codeOf(factor, answer[factor.name])),
  ]);
  return {
    file: 'the answers',
    rows: [head, ...rows].map((cells, i) => ({ cells, line: i + 1 })),
  };
}

function numbering(names: readonly string[]): (name: string) => number {
  const places = new Map([...new Set(names)].sort().map((name, i) => [name, i]));
  return (name) => places.get(name) ?? 0;
}

/** Codes sort as the values do. */
function codeOf({ values }: Factor, value: string): string {
  return `v${String(values.indexOf(value)).padStart(3, '0')}`;
}

/** A fit that one can use: it settled, and all errors are known. */
function fitted(table: DataTable, formula: string, binary: boolean): MixedModel | null {
  try {
    const found = fitMixed(table, formula, binary ? 'binomial' : 'gaussian', true);
    const most = binary ? MOST_ERROR : Number.POSITIVE_INFINITY;
    return found.converged && found.fixed.every(({ se }) => se > 0 && se < most) ? found : null;
  } catch (error) {
    if (error instanceof Refusal || isSingular(error)) return null;
    throw error;
  }
}

/** The curvature of a likelihood that is flat somewhere can't be turned around. */
function isSingular(error: unknown): boolean {
  return error instanceof Error && /singular/i.test(error.message);
}

function effectOf(
  { fixed, random }: MixedModel,
  answers: readonly OutcomeAnswer[],
  factor: Factor,
  value: string,
): ModelEffect | null {
  const term = `${factor.name}${codeOf(factor, value)}`;
  const own = fixed.find((one) => one.term === term);
  const slope = random.find((one) => one.group === 'item' && one.term === term)?.variance ?? 0;
  return own
    ? {
        estimate: own.estimate,
        se: own.se,
        df: degreesOfFreedom(answers, factor, own.se ** 2, slope),
      }
    : null;
}

/**
 * Degrees of freedom: those of the people (people less values between people, those with several values less one
 * within), and of the items for the part of the error that comes from their own differences (Satterthwaite 1946);
 * of the fewer where each item belongs to one value.
 */
function degreesOfFreedom(
  answers: readonly OutcomeAnswer[],
  { name, within, values }: Factor,
  error: number,
  slope: number,
): number {
  const people = new Set(answers.map(({ person }) => person)).size;
  const items = new Set(answers.map(({ item }) => item)).size;
  const crossed = crossedItems(answers, name);
  const own = Math.max(1, within ? crossedPeople(answers, name) - 1 : people - values.length);
  if (items > 1 && crossed < items / 2) return Math.max(1, Math.min(own, items - values.length));
  const ofItems = Math.min(error, slope / Math.max(1, crossed));
  const ofPeople = error - ofItems;
  return error ** 2 / (ofPeople ** 2 / own + ofItems ** 2 / Math.max(1, crossed - 1));
}

function sdOf({ random, residual }: MixedModel, binary: boolean): number {
  const groups = random
    .filter(({ term }) => term === '(Intercept)')
    .reduce((sum, { variance }) => sum + variance, 0);
  return Math.sqrt(groups + (binary ? LOGISTIC : (residual?.variance ?? 0)));
}

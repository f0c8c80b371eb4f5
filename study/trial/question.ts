import * as z from 'zod/mini';
import { BLOCK, Name } from './block-fields.ts';
import { type Draft, type Listener, SILENT, type TrialKind, type Truth } from './kind.ts';

const line = z.string().check(z.minLength(1), z.maxLength(300));
const common = {
  id: Name.check(z.describe('Names the answer in the data, and for `when` of later blocks')),
  ask: line.check(z.describe('The question')),
  hint: z.optional(line.check(z.describe('A second, smaller line'))),
  optional: z.optional(z.boolean().check(z.describe('It may be left without an answer'))),
};
const low = line.check(z.describe('Words at the low end'));
const high = line.check(z.describe('Words at the high end'));
const EXPECTED = 'The right answer, where it is a check of attention';

/** One question. `expected` makes it an attention check. */
export const Item = z.discriminatedUnion('type', [
  z.strictObject({
    ...common,
    type: z.literal('likert'),
    points: z._default(
      z.int().check(z.minimum(2), z.maximum(11), z.describe('Points of the scale; 5')),
      5,
    ),
    low,
    high,
    expected: z.optional(z.int().check(z.describe(EXPECTED))),
  }),
  z.strictObject({ ...common, type: z.literal('slider'), low, high }),
  z.strictObject({
    ...common,
    type: z.literal('choice'),
    options: z.array(line).check(z.minLength(2), z.maxLength(20)),
    several: z.optional(z.boolean().check(z.describe('More than one may be chosen'))),
    expected: z.optional(line.check(z.describe(EXPECTED))),
  }),
  z.strictObject({
    ...common,
    type: z.literal('text'),
    most: z._default(
      z.int().check(z.minimum(1), z.maximum(500), z.describe('Longest text in signs; 300')),
      300,
    ),
  }),
  z.strictObject({
    ...common,
    type: z.literal('number'),
    least: z.number().check(z.describe('Smallest number')),
    most: z.number().check(z.describe('Largest number')),
    unit: z.optional(z.string().check(z.maxLength(20), z.describe('Stands behind the number'))),
  }),
]);
export type Item = z.infer<typeof Item>;

export const QuestionAnswer = z.strictObject({
  value: z.nullable(
    z.union([
      z.number(),
      z.string().check(z.maxLength(500)),
      z.array(z.string()).check(z.maxLength(20)),
    ]),
  ),
});
export type QuestionAnswer = z.infer<typeof QuestionAnswer>;

const Block = z.strictObject({
  ...BLOCK,
  kind: z.literal('questionnaire'),
  items: z.array(Item).check(z.minLength(1), z.maxLength(100)),
  shuffle: z.optional(z.boolean().check(z.describe('Items in a random order'))),
  pass: z.optional(
    z.strictObject({ least: z.int().check(z.minimum(1)), else: z.enum(['end', 'go on']) }),
  ),
});

const SECONDS = { likert: 6, slider: 7, choice: 7, text: 20, number: 6 } as const;

/** Trials of questions, one each. */
export function questionDrafts(items: readonly Item[]): readonly Draft<Item>[] {
  return items.map((item) => ({ task: item, seconds: SECONDS[item.type] }));
}

/** What all kinds that ask questions share. */
export const QUESTION = {
  ...SILENT,
  Answer: QuestionAnswer,
  columns: [
    ['item', 'text', '', 'Name of the question'],
    ['type', 'text', '', 'likert, slider, choice, text or number'],
    [
      'number',
      'number',
      '',
      'The answer as a number: point of a scale, 0 to 100 of a slider, place of an option from 1',
    ],
    ['text', 'text', '', 'The answer as text; several options with ; between them'],
    ['expected', 'text', '', 'The answer of an attention check; empty elsewhere'],
    ['correct', 'truth', '', 'Whether an attention check was answered as expected'],
  ],
  misfit: questionMisfit,
  correct: isExpected,
  rows: (item: Item, _: Truth, answer: QuestionAnswer) => [questionRow(item, answer)],
  simulate: simulateQuestion,
} as const;

export const question: TrialKind<z.infer<typeof Block>, Item, QuestionAnswer> = {
  ...QUESTION,
  name: 'questionnaire',
  about: 'Questions, one a screen: Likert scale, slider, choice, free text or a number.',
  Block,
  draw: ({ items, shuffle }, { own }) => {
    const order = shuffle ? items.map((item) => ({ item, at: own() })) : [];
    return questionDrafts(
      shuffle ? order.sort((a, b) => a.at - b.at).map(({ item }) => item) : items,
    );
  },
};

function questionMisfit(item: Item, { value }: QuestionAnswer): string | null {
  if (value === null) return item.optional ? null : 'Got no answer to a question that needs one.';
  const fits = {
    likert: () => isWithin(value, 1, 'points' in item ? item.points : 1) && Number.isInteger(value),
    slider: () => isWithin(value, 0, 100),
    choice: () => item.type === 'choice' && isChoice(item, value),
    text: () => item.type === 'text' && typeof value === 'string' && value.length <= item.most,
    number: () => item.type === 'number' && isWithin(value, item.least, item.most),
  };
  return fits[item.type]() ? null : `Got an answer to ${item.id} that is none of its ${item.type}.`;
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}

function isChoice(item: Item & { type: 'choice' }, value: unknown): boolean {
  const chosen = Array.isArray(value) ? value : [value];
  return (
    Array.isArray(value) === (item.several ?? false) &&
    chosen.every((option) => item.options.includes(option))
  );
}

function expectedOf(item: Item): string | number | undefined {
  return 'expected' in item ? item.expected : undefined;
}

function isExpected(item: Item, { value }: QuestionAnswer): boolean | null {
  const expected = expectedOf(item);
  return expected === undefined ? null : value === expected;
}

function questionRow(item: Item, answer: QuestionAnswer): Truth {
  const { value } = answer;
  const place =
    item.type === 'choice' && typeof value === 'string' ? item.options.indexOf(value) + 1 : null;
  return {
    item: item.id,
    type: item.type,
    number: typeof value === 'number' ? value : place,
    text: typeof value === 'string' ? value : Array.isArray(value) ? value.join(';') : null,
    expected: String(expectedOf(item) ?? '') || null,
    correct: isExpected(item, answer),
  };
}

function simulateQuestion(item: Item, { random, careless }: Listener): QuestionAnswer {
  const expected = expectedOf(item);
  if (expected !== undefined && !careless) return { value: expected };
  switch (item.type) {
    case 'likert':
      return { value: 1 + Math.floor(item.points * random()) };
    case 'slider':
      return { value: Math.round(100 * random()) };
    case 'text':
      return { value: careless ? 'x' : 'It was pleasant to listen.'.slice(0, item.most) };
    case 'number':
      return { value: Math.round(item.least + (item.most - item.least) * random()) };
    case 'choice': {
      const option = item.options[Math.floor(item.options.length * random())] ?? '';
      return { value: item.several ? [option] : option };
    }
  }
}

/** How the answers to a question are to be read. */
export type Kind = 'likert' | 'ordinal' | 'choice' | 'multiple' | 'text' | 'empty';

/** What the answers of a question look like. */
export interface AnswerKind {
  readonly kind: Kind;
  /** Levels from low to high of likert and ordinal questions. */
  readonly levels: readonly string[];
}

/** Scales by their levels from low to high, in lower case; all are Likert scales but the last. */
const SCALES: readonly (readonly string[])[] = [
  ['strongly disagree', 'disagree', 'neither agree nor disagree', 'agree', 'strongly agree'],
  ['never', 'rarely', 'sometimes', 'very often', 'always'],
  ['never', 'rarely', 'sometimes', 'often', 'always'],
  [
    'never or almost never',
    'once or several times per year',
    'once or several times per month',
    'once or several times per week',
    'every day',
  ],
];
const LIKERT_SCALES = 3;
/** Spellings that were met. */
const MISSPELT: Readonly<Record<string, string>> = {
  'neither argee nor disagree': 'neither agree nor disagree',
  'neither disagree nor agree': 'neither agree nor disagree',
};
/** A part of answers that fewer people give is no option but somebody's own words. */
const OPTION = 3;
/** Answers with several options at least, for a question that allows several. */
const SEVERAL = 0.1;
/** Different answers by answers from which on they are free text. */
const FREE = 0.5;

/** Tell how a question is answered from all its answers; empty cells are no answers. */
export function answerKind(answers: readonly string[]): AnswerKind {
  const distinct = [...new Set(answers)];
  if (distinct.length === 0) return { kind: 'empty', levels: [] };
  const scale = SCALES.findIndex((levels) =>
    distinct.every((answer) => levels.includes(plain(answer))),
  );
  if (scale >= 0 && distinct.length > 1)
    return { kind: scale < LIKERT_SCALES ? 'likert' : 'ordinal', levels: SCALES[scale] ?? [] };
  const starts = distinct.map(rangeStart);
  if (distinct.length > 1 && starts.every((start) => start !== null)) {
    const levels = [...distinct].sort((a, b) => (rangeStart(a) ?? 0) - (rangeStart(b) ?? 0));
    return { kind: 'ordinal', levels: levels.map(plain) };
  }
  return { kind: wordKind(answers, distinct), levels: [] };
}

function wordKind(answers: readonly string[], distinct: readonly string[]): Kind {
  const options = commonParts(answers);
  const several = answers.filter((answer) => {
    const parts = splitAnswer(answer);
    return parts.length > 1 && parts.filter((part) => options.has(part)).length > 1;
  });
  if (several.length >= SEVERAL * answers.length) return 'multiple';
  return distinct.length > FREE * answers.length ? 'text' : 'choice';
}

function commonParts(answers: readonly string[]): ReadonlySet<string> {
  const counts = tallied(answers.flatMap(splitAnswer));
  return new Set([...counts].filter(([, count]) => count >= OPTION).map(([part]) => part));
}

/** How often each text occurs, in the order of their first coming. */
export function tallied(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** The parts of an answer between its commas; a comma within brackets parts nothing. */
function splitAnswer(answer: string): readonly string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (let i = 0; i < answer.length; i++) {
    if (answer[i] === '(') depth++;
    else if (answer[i] === ')') depth = Math.max(0, depth - 1);
    else if (answer[i] === ',' && depth === 0) {
      parts.push(answer.slice(from, i).trim());
      from = i + 1;
    }
  }
  return [...parts, answer.slice(from).trim()].filter((part) => part !== '');
}

/**
 * Options of answers that may hold several. A comma outside of brackets parts two options, unless the parts on
 * its sides only ever come together: then they are one option with a comma in it.
 */
export function optionsOf(answers: readonly string[]): readonly (readonly string[])[] {
  const split = answers.map(splitAnswer);
  const counts = tallied(split.flat());
  const together = tallied(
    split.flatMap((parts) => parts.slice(1).map((part, i) => `${parts[i]}, ${part}`)),
  );
  const isOne = (a: string, b: string): boolean => {
    const count = together.get(`${a}, ${b}`) ?? 0;
    return count >= OPTION && count === counts.get(a) && count === counts.get(b);
  };
  return split.map((parts) => {
    const joined: string[] = [];
    for (const [i, part] of parts.entries())
      if (i > 0 && isOne(parts[i - 1] ?? '', part)) joined.push(`${joined.pop()}, ${part}`);
      else joined.push(part);
    return [...new Set(joined)];
  });
}

/** Place of an answer among levels, from 1; null where it is none of them. */
export function levelOf(levels: readonly string[], answer: string): number | null {
  const place = levels.indexOf(plain(answer));
  return place < 0 ? null : place + 1;
}

function plain(answer: string): string {
  const lower = answer.trim().toLowerCase();
  return MISSPELT[lower] ?? lower;
}

/** Where a range of numbers begins: `Less than 0.5`, `0`, `5-10`, `More than 20`. */
function rangeStart(answer: string): number | null {
  const lower = answer.trim().toLowerCase();
  const less = /^less than (\d+(?:\.\d+)?)$/.exec(lower);
  if (less) return Number(less[1]) - 1e-6 - 1;
  const more = /^more than (\d+(?:\.\d+)?)$/.exec(lower);
  if (more) return Number(more[1]) + 1e-6;
  const range = /^(\d+(?:\.\d+)?)(?:\s*[-–]\s*\d+(?:\.\d+)?)?$/.exec(lower);
  return range ? Number(range[1]) : null;
}

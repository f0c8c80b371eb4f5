import { isCollection } from 'yaml';
import type { Path } from '#study/lint/finding';
import { NAME_FORM } from '#study/protocol/study-id';

/** A part of a protocol that does not fit, with its line. */
export interface Misfit {
  readonly line: number;
  readonly sentence: string;
}

/** What zod tells of a part that does not fit. */
export interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly [other: string]: unknown;
}

/** What the schema's types are called in a protocol. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'fields (name: value)',
  record: 'fields (name: value)',
};
/** More of a value than this is not repeated. */
const MOST_SHOWN = 40;

/** What an issue says of a protocol: what was got, where, and what was expected. */
export function misfits(
  issue: Issue,
  lineOf: (path: Path) => number,
  valueAt: (path: Path) => unknown,
): readonly Misfit[] {
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  const place = path.join('.') || 'the top';
  if (issue.code === 'unrecognized_keys')
    return (issue.keys ?? []).map((key) => ({
      line: lineOf([...path, key]),
      sentence: `Got the field ${key} at ${place}, where there is none of that name: see docs/protocol.md.`,
    }));
  const got = valueText(valueAt(path));
  return [
    { line: lineOf(path), sentence: `Got ${got} at ${place}, expected ${expectation(issue)}.` },
  ];
}

function valueText(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (isCollection(value)) return Array.isArray(value.toJSON()) ? 'a list' : 'fields';
  const text = JSON.stringify(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}..."` : text;
}

function expectation(issue: Issue): string {
  const { code, expected, values, minimum, maximum, options, origin } = issue;
  const unit = sizeUnit(origin);
  if (code === 'invalid_type') return TYPES[String(expected)] ?? String(expected);
  if (code === 'invalid_value') return oneOf(values as readonly unknown[]);
  if (code === 'too_small') return `at least ${String(minimum)}${unit}`;
  if (code === 'too_big') return `at most ${String(maximum)}${unit}`;
  if (code === 'invalid_union') return Array.isArray(options) ? oneOf(options) : 'another form';
  if (code === 'invalid_key') return `a name of ${NAME_FORM}`;
  return issue.message;
}

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.join(', ')}`;
}

/** What lengths count. */
function sizeUnit(origin: unknown): string {
  if (origin === 'string') return ' signs';
  return origin === 'array' ? ' of them' : '';
}

import { Refusal } from '#models/refusal';

/** A product of variables, in the order in which the formula names them first; empty is the intercept. */
export type Term = readonly string[];

/** `(terms | group)` or `(terms || group)`. */
export interface RandomPart {
  readonly intercept: boolean;
  readonly terms: readonly Term[];
  /** Variables whose combinations are the groups; `b:a` for the inner of `a/b`. */
  readonly group: readonly string[];
  readonly correlated: boolean;
}
/** The columns that answer: one, or successes and failures. */
export type Response =
  | { readonly column: string }
  | { readonly successes: string; readonly rest: string; readonly of: 'failures' | 'trials' };

/** A formula as lme4 reads it. */
export interface Formula {
  readonly response: Response;
  readonly intercept: boolean;
  readonly terms: readonly Term[];
  readonly random: readonly RandomPart[];
}

/** What a part of the right side adds up to. */
interface Sum {
  readonly intercept: boolean | null;
  readonly terms: readonly Term[];
  readonly random: readonly RandomPart[];
}

const TOKEN =
  /\s*(?:(factor\(\s*[\p{L}._][\p{L}\p{N}._]*\s*\))|([\p{L}._][\p{L}\p{N}._]*)|`([^`]+)`|(\d+)|(\|\||[-+*/:|()~,]))/uy;

/**
 * Read `y ~ x * z + (1 + x | person) + (0 + z || clip) + (1 | a/b)`: + and - 1, interactions `:` and `*`,
 * nesting `/`, `factor(x)`, names in backticks, and `cbind(yes, no)` or `cbind(yes, all - yes)` on the left.
 */
export function parseFormula(text: string): Formula {
  const reader = new Reader(text);
  const response = reader.response();
  reader.expect('~');
  const { intercept, terms, random } = reader.sum();
  reader.end();
  return {
    response,
    intercept: intercept ?? true,
    terms: ordered(terms),
    random,
  };
}

/** Main effects first, then interactions by their order, as R sorts terms. */
function ordered(terms: readonly Term[]): readonly Term[] {
  return [...terms].sort((a, b) => a.length - b.length);
}

class Reader {
  readonly #text: string;
  readonly #tokens: string[] = [];
  readonly #seen: string[] = [];
  #at = 0;
  /** Groups keep the order in which they are written: `b:a` of `a/b`, as lme4 names them. */
  #inGroups = false;

  constructor(text: string) {
    this.#text = text;
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < text.trimEnd().length) {
      const from = TOKEN.lastIndex;
      const match = TOKEN.exec(text);
      if (!match)
        throw this.refusal(`"${text.slice(from).trim()}"`, 'names, + - * / : | and brackets');
      const [, factor, name, quoted, number, sign] = match;
      this.#tokens.push(
        factor?.replace(/\s/g, '') ??
          name ??
          (quoted !== undefined ? `\`${quoted}` : undefined) ??
          number ??
          sign ??
          '',
      );
    }
  }

  response(): Response {
    if (this.#take('cbind')) {
      this.expect('(');
      const successes = this.#name();
      this.expect(',');
      const rest = this.#name();
      const of = this.#take('-') ? this.#trials(successes) : 'failures';
      this.expect(')');
      return { successes, rest, of };
    }
    return { column: this.#name() };
  }

  /** terms joined by + and -. */
  sum(): Sum {
    let sum: Sum = this.#take('-') ? without(NOTHING, this.#product()) : this.#product();
    for (;;) {
      if (this.#take('+')) sum = plus(sum, this.#product());
      else if (this.#take('-')) sum = without(sum, this.#product());
      else return sum;
    }
  }

  expect(sign: string): void {
    if (!this.#take(sign)) throw this.#unexpected(`"${sign}"`);
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw this.#unexpected('its end');
  }

  refusal(got: string, expected: string): Refusal {
    return new Refusal(
      `Got ${got} in the formula "${this.#text}" when expected ${expected}, as in "y ~ x + (1 + x | person) + (1 | clip)".`,
      { exitCode: 2 },
    );
  }

  #trials(successes: string): 'trials' {
    const name = this.#name();
    if (name !== successes) throw this.refusal(`"${name}"`, `"${successes}"`);
    return 'trials';
  }

  #product(): Sum {
    let left = this.#interaction();
    for (;;) {
      if (this.#take('*')) left = this.#crossed(left, this.#interaction());
      else if (this.#take('/')) left = this.#nested(left, this.#interaction());
      else return left;
    }
  }

  #interaction(): Sum {
    let left = this.#atom();
    while (this.#take(':')) left = this.#joined(left, this.#atom());
    return left;
  }

  #atom(): Sum {
    if (this.#take('(')) return this.#bracket();
    if (this.#take('1')) return { ...NOTHING, intercept: true };
    if (this.#take('0')) return { ...NOTHING, intercept: false };
    return { ...NOTHING, terms: [[this.#name()]] };
  }

  #bracket(): Sum {
    const inner = this.sum();
    const correlated = this.#take('|');
    if (!correlated && !this.#take('||')) {
      this.expect(')');
      return inner;
    }
    this.#inGroups = true;
    const groups = this.sum();
    this.#inGroups = false;
    this.expect(')');
    if (inner.random.length > 0 || groups.random.length > 0 || groups.terms.length === 0)
      throw this.refusal('a random part without groups of its own', '(terms | group)');
    const part = { intercept: inner.intercept ?? true, terms: ordered(inner.terms), correlated };
    if (!part.intercept && part.terms.length === 0)
      throw this.refusal('a random part without terms', '(1 | group)');
    const random = groups.terms.map((group) => ({ ...part, group }));
    return { ...NOTHING, random: random.toReversed() };
  }

  #crossed(left: Sum, right: Sum): Sum {
    return plus(plus(left, right), this.#joined(left, right));
  }

  #nested(left: Sum, right: Sum): Sum {
    const all = { ...NOTHING, terms: [[...new Set(left.terms.flat())]] };
    return plus(left, this.#inGroups ? this.#joined(right, all) : this.#joined(all, right));
  }

  #joined(left: Sum, right: Sum): Sum {
    if (
      left.random.length + right.random.length > 0 ||
      left.terms.length * right.terms.length === 0
    )
      throw this.refusal('an interaction of something else', 'an interaction of variables');
    const place = (name: string): number => this.#seen.indexOf(name);
    const inOrder = (term: string[]): string[] =>
      this.#inGroups ? term : term.sort((x, y) => place(x) - place(y));
    const terms = left.terms.flatMap((a) =>
      right.terms.map((b) => inOrder([...new Set([...a, ...b])])),
    );
    return plus(NOTHING, { ...NOTHING, terms });
  }

  #name(): string {
    const token = this.#tokens[this.#at] ?? '';
    if (!/^(?:[\p{L}._]|`)/u.test(token)) throw this.#unexpected('the name of a column');
    this.#at++;
    if (this.#tokens[this.#at] === '(')
      throw this.refusal(
        `"${token}(...)"`,
        'columns as they are: put what you compute into the file',
      );
    const name = token.replace(/^`/, '');
    if (!this.#seen.includes(name)) this.#seen.push(name);
    return name;
  }

  #take(sign: string): boolean {
    if (this.#tokens[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }

  #unexpected(expected: string): Refusal {
    const token = this.#tokens[this.#at];
    return this.refusal(token === undefined ? 'its end' : `"${token}"`, expected);
  }
}

const NOTHING: Sum = { intercept: null, terms: [], random: [] };

function plus(a: Sum, b: Sum): Sum {
  const known = new Set(a.terms.map(String));
  const added = b.terms.filter((term) => !known.has(String(term)));
  return {
    intercept: b.intercept ?? a.intercept,
    terms: [...a.terms, ...unique(added)],
    random: [...a.random, ...b.random],
  };
}

function unique(terms: readonly Term[]): readonly Term[] {
  return [...new Map(terms.map((term) => [String(term), term])).values()];
}

/** a - b: drops terms; - 1 drops the intercept and - 0 asks for it. */
function without(a: Sum, b: Sum): Sum {
  const dropped = new Set(b.terms.map(String));
  return {
    intercept: b.intercept === null ? a.intercept : !b.intercept,
    terms: a.terms.filter((term) => !dropped.has(String(term))),
    random: a.random,
  };
}

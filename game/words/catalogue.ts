/** Language of the catalogue's texts, numbers and plural forms. */
const ENGLISH = 'en';

/** Forms of a text that counts, by the plural categories of CLDR; other languages have more than two. */
type Forms = { readonly other: string } & {
  readonly [category in Exclude<Intl.LDMLPluralRule, 'other'>]?: string;
};
/** A text. Names in braces are slots: `{title} by {artist}`. Forms are chosen by the slot `count`. */
type Text = string | Forms;
type Texts = Readonly<Record<string, Text>>;

type SlotsIn<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | SlotsIn<Rest>
  : never;
type SlotsOf<T extends Text> = T extends Forms
  ? 'count' | SlotsIn<T['other']>
  : T extends string
    ? SlotsIn<T>
    : never;
type Values<T extends Text, Value> = {
  readonly [Name in SlotsOf<T>]: Name extends 'count' ? number : Value;
};
type Arguments<T extends Text, Value> = [SlotsOf<T>] extends [never] ? [] : [Values<T, Value>];

/** Says the texts of one part of the page by their keys; slots are checked by the compiler. */
export interface Words<T extends Texts> {
  /** A text with its slots filled; numbers are written as the language does. */
  <Key extends keyof T>(key: Key, ...slots: Arguments<T[Key], string | number>): string;
  /** The same as pieces, for slots that are more than text. */
  readonly pieces: <Key extends keyof T, Value>(
    key: Key,
    ...slots: Arguments<T[Key], Value | string>
  ) => readonly (string | Value)[];
}

/**
 * A part of the catalogue: everything that the page says lies in files of this folder and nowhere else.
 * A translation gives the same keys in another language.
 */
export function catalogue<const T extends Texts>(texts: T, language = ENGLISH): Words<T> {
  const numbers = new Intl.NumberFormat(language);
  const plurals = new Intl.PluralRules(language);
  const formOf = (key: keyof T, count: unknown): string => {
    const text: Text = texts[key] ?? '';
    if (typeof text === 'string') return text;
    return text[plurals.select(Number(count))] ?? text.other;
  };
  const pieces = <Value>(key: keyof T, slots: Readonly<Record<string, Value>> = {}) =>
    split(formOf(key, slots['count']), slots, (value) =>
      typeof value === 'number' ? numbers.format(value) : value,
    );
  const say = (key: keyof T, slots?: Readonly<Record<string, string | number>>) =>
    pieces(key, slots).join('');
  return Object.assign(say, { pieces }) as Words<T>;
}

/** A text cut at its slots, with what stands in them. */
function split<Value>(
  text: string,
  slots: Readonly<Record<string, Value>>,
  write: (value: Value) => Value | string,
): readonly (string | Value)[] {
  const pieces = text.split(/\{(\w+)\}/).map((piece, i) => {
    const value = i % 2 === 0 ? piece : slots[piece];
    return value === undefined ? `{${piece}}` : write(value as Value);
  });
  return pieces.filter((piece) => piece !== '');
}

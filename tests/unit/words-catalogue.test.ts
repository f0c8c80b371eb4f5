import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';
import { expect, test } from 'vitest';
import { catalogue } from '#game/words/catalogue';

const words = catalogue({
  hello: 'Hello',
  by: '{title} by {artist}',
  segments: { one: '{count} segment', other: '{count} segments' },
});

test('a text has its slots filled, and numbers are written as the language does', () => {
  expect(words('hello')).toBe('Hello');
  expect(words('by', { title: 'Air', artist: 'Bach' })).toBe('Air by Bach');
  expect(words('segments', { count: 1 })).toBe('1 segment');
  expect(words('segments', { count: 3030 })).toBe('3,030 segments');
});

test('what stands in a slot is taken as it is, braces and all', () => {
  expect(words('by', { title: '{artist}', artist: '$&' })).toBe('{artist} by $&');
});

test('a text can be had in pieces, for slots that are more than text', () => {
  const mark = { bold: 'Air' };
  expect(words.pieces('by', { title: mark, artist: 'Bach' })).toEqual([mark, ' by ', 'Bach']);
});

test('another language chooses among as many plural forms as it has', () => {
  const polish = catalogue(
    { files: { one: '{count} plik', few: '{count} pliki', other: '{count} plików' } },
    'pl',
  );
  const said = [1, 3, 5, 22].map((count) => polish('files', { count }));
  expect(said).toEqual(['1 plik', '3 pliki', '5 plików', '22 pliki']);
});

/** Attributes whose values people read or hear. */
const READ = new Set(['aria-label', 'aria-description', 'title', 'alt', 'placeholder', 'label']);
/** Arguments of these are for who looks at a console or a stack. */
const UNSEEN = new Set(['Error', 'RangeError', 'TypeError']);

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Texts in a source file that a visitor may come to read. */
function textsOf(source: string, lang: 'ts' | 'tsx'): readonly string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isNode(value) && !skipped(value)) {
      found.push(...textsIn(value));
      for (const key of Object.keys(value)) visit(value[key]);
    }
  };
  visit(parseAst(source, { lang }));
  return [...new Set(found)].toSorted();
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function skipped(node: Node): boolean {
  if (node.type.startsWith('TS') && /Type|Interface/.test(node.type)) return true;
  if (node.type === 'ImportDeclaration') return true;
  if (node.type === 'NewExpression') return UNSEEN.has((node['callee'] as { name: string }).name);
  if (node.type === 'CallExpression') return isConsole(node['callee'] as Node);
  return node.type === 'JSXAttribute' && !READ.has((node['name'] as { name: string }).name)
    ? (node['value'] as Node | null)?.type === 'Literal' || isClass(node)
    : false;
}

function isConsole(callee: Node): boolean {
  return (callee['object'] as { name?: string } | undefined)?.name === 'console';
}

function isClass(node: Node): boolean {
  return (node['name'] as { name: string }).name === 'class';
}

function textsIn(node: Node): readonly string[] {
  if (node.type === 'JSXText') return /\p{L}/u.test(node['value'] as string) ? [text(node)] : [];
  if (node.type === 'JSXAttribute') return literalIn(node['value'] as Node | null);
  if (node.type === 'TemplateElement') return sentences((node['value'] as { raw: string }).raw);
  if (node.type === 'Literal') return sentences(node['value']);
  return [];
}

function literalIn(value: Node | null): readonly string[] {
  return value?.type === 'Literal' ? [text(value)] : [];
}

function text(node: Node): string {
  return String(node['value']).trim();
}

/** Two words beside each other, or one that begins as a sentence does. */
function sentences(value: unknown): readonly string[] {
  if (typeof value !== 'string') return [];
  return /\p{L}[,:;.]? \p{L}|^\p{Lu}\p{Ll}+ ?[.:]?$/u.test(value) ? [value] : [];
}

/** Not texts: GLSL, names of keys, stored names, tags of the models, colours and commands. */
const NOT_READ = [
  /^game\/map\/(?:gl-program|[a-z-]+-(?:layer|shaders))\.ts$/,
  /^game\/words\//,
  /^game\/dataset\/music-kinds\.ts$/,
  /^game\/panel\/wordmark\.tsx$/,
];
const NAMES = [
  /^earshot /,
  /^(?:Arrow|Key)[A-Z]/,
  /^(?:Escape|Enter|Tab|Space|Files|Bearer |Refusal)$/,
  /^\(prefers-/,
  /^input:not/,
  /^"Inter Variable"/,
  /^io server disconnect$/,
];

const sources = readdirSync('game', { recursive: true, encoding: 'utf8' })
  .map((name) => join('game', name))
  .filter((path) => /\.tsx?$/.test(path) && !/vite\.config|\.d\.ts/.test(path))
  .filter((path) => !NOT_READ.some((pattern) => pattern.test(path)));

test('no screen has a text of its own: all of them are in the catalogue', () => {
  const texts = sources.flatMap((path) =>
    textsOf(readFileSync(path, 'utf8'), path.endsWith('x') ? 'tsx' : 'ts')
      .filter((said) => !NAMES.some((name) => name.test(said)))
      .map((said) => `${path}: ${said}`),
  );
  expect(texts).toEqual([]);
});

test('the search for texts finds one in an element, an attribute and a string', () => {
  expect(sources.length).toBeGreaterThan(100);
  const planted = textsOf(
    `const choose = slot === '' ? 'Choose a file' : \`Sound off\`;
     const section = <i class="one two" aria-label="A name">Bare words<b title={choose} /></i>;`,
    'tsx',
  );
  expect(planted).toEqual(['A name', 'Bare words', 'Choose a file', 'Sound off']);
});

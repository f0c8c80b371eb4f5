import { readFile } from 'node:fs/promises';
import { type Document, isNode, LineCounter, parseDocument, visit } from 'yaml';
import { Refusal } from '#models/refusal';
import type { Path } from '#study/lint/finding';
import { Protocol } from '#study/protocol/protocol';
import { NAME_FORM } from '#study/protocol/study-id';

/** A protocol with the lines that its parts stand on. */
export interface ProtocolFile {
  readonly protocol: Protocol;
  /** Line of a part, from 1; of the nearest part around it where it is not there. */
  readonly lineOf: (path: Path) => number;
}

/** A part of a protocol that does not fit, with its line. */
export interface Misfit {
  readonly line: number;
  readonly sentence: string;
}

/** Read a protocol from YAML or JSON; answers what does not fit the schema instead where it doesn't. */
export async function readProtocol(path: string): Promise<ProtocolFile | readonly Misfit[]> {
  return parseProtocol(await read(path));
}

/** Read a protocol from its text. */
export function parseProtocol(source: string): ProtocolFile | readonly Misfit[] {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const lineOf = (at: Path): number => {
    for (let depth = at.length; depth >= 0; depth--) {
      const node = document.getIn(at.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  if (document.errors.length > 0)
    return document.errors.map(({ linePos, message }) => ({
      line: linePos?.[0].line ?? 1,
      sentence: `Got text that is no YAML: ${reasonOf(message)}`,
    }));
  const lost = lostNames(document, lines);
  if (lost.length > 0) return lost;
  const parsed = Protocol.safeParse(document.toJS());
  if (parsed.success) return { protocol: parsed.data, lineOf };
  return parsed.error.issues.flatMap((issue) => misfits(issue as unknown as Issue, lineOf));
}

/** What is wrong with the names of parts (`&name`, `*name`), which the parser finds only when it follows them. */
function lostNames(document: Document, lines: LineCounter): readonly Misfit[] {
  try {
    document.toJS();
    return [];
  } catch (error) {
    const reason = error instanceof Error ? reasonOf(error.message) : 'it refers to itself.';
    return [{ line: lineOfLost(document, lines), sentence: `Got text that is no YAML: ${reason}` }];
  }
}

/** Line of the first `*name` that no part before it has; 1 where there is none. */
function lineOfLost(document: Document, lines: LineCounter): number {
  let line = 1;
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) !== undefined) return undefined;
      line = lines.linePos(alias.range?.[0] ?? 0).line;
      return visit.BREAK;
    },
  });
  return line;
}

/** The first line of what the parser says, as a sentence without the place, which is told before it. */
function reasonOf(message: string): string {
  const [first = ''] = message.split('\n');
  return first.replace(/( at line \d+, column \d+)?[.:]?$/, '.');
}

/** The protocol of a file; refuses one that does not fit, naming the first line that doesn't. */
export async function requireProtocol(path: string): Promise<ProtocolFile> {
  const file = await readProtocol(path);
  if (!('length' in file)) return file;
  const [first] = file;
  throw new Refusal(`${path}:${first?.line}: ${first?.sentence ?? 'it is no protocol.'}`);
}

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly expected?: string;
  readonly input?: unknown;
  readonly [other: string]: unknown;
}

function misfits(issue: Issue, lineOf: (path: Path) => number): readonly Misfit[] {
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  const place = path.join('.') || 'the top';
  if (issue.code === 'unrecognized_keys')
    return (issue.keys ?? []).map((key) => ({
      line: lineOf([...path, key]),
      sentence: `Got the field ${key} at ${place}, where there is none of that name: see docs/protocol.md.`,
    }));
  return [
    {
      line: lineOf(path),
      sentence: `Got a value that does not fit at ${place}: expected ${expectation(issue)}.`,
    },
  ];
}

function expectation(issue: Issue): string {
  const { code, expected, values, minimum, maximum, options } = issue as Record<string, unknown>;
  if (code === 'invalid_type') return `${String(expected)}`;
  if (code === 'invalid_value') return `one of ${(values as readonly unknown[]).join(', ')}`;
  if (code === 'too_small') return `at least ${String(minimum)}`;
  if (code === 'too_big') return `at most ${String(maximum)}`;
  if (code === 'invalid_union')
    return Array.isArray(options) ? `one of ${options.join(', ')}` : 'another form';
  if (code === 'invalid_key') return `a name of ${NAME_FORM}`;
  return issue.message;
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new Refusal(`${path} can't be read: name a protocol in YAML or JSON.`, {
      cause,
      exitCode: 2,
    });
  }
}

import { readFile } from 'node:fs/promises';
import { type Document, isNode, LineCounter, parseDocument, visit } from 'yaml';
import { Refusal } from '#models/refusal';
import type { Path } from '#study/lint/finding';
import { Protocol } from '#study/protocol/protocol';
import { type Issue, type Misfit, misfits } from './misfits.ts';

/** A protocol with the lines that its parts stand on. */
export interface ProtocolFile {
  readonly protocol: Protocol;
  /** Line of a part, from 1; of the nearest part around it where it is not there. */
  readonly lineOf: (path: Path) => number;
}

/** No protocol is longer: whatever is, is something else. */
const MOST_SIGNS = 1_000_000;

/** Read a protocol from YAML or JSON; answers what does not fit the schema instead where it doesn't. */
export async function readProtocol(path: string): Promise<ProtocolFile | readonly Misfit[]> {
  return parseProtocol(await read(path));
}

/** Read a protocol from its text. */
export function parseProtocol(source: string): ProtocolFile | readonly Misfit[] {
  if (source.length > MOST_SIGNS)
    return [
      {
        line: 1,
        sentence: `Got ${source.length} signs when a protocol has at most ${MOST_SIGNS}: is it another file?`,
      },
    ];
  if (source.trim() === '')
    return [
      {
        line: 1,
        sentence:
          'Got an empty file when a protocol was expected: begin with one of study/examples.',
      },
    ];
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
  const issues = parsed.error.issues as unknown as readonly Issue[];
  return issues.flatMap((issue) => misfits(issue, lineOf, (path) => document.getIn(path)));
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

import { join } from 'node:path';
import * as z from 'zod/mini';
import { writeDurably } from '#models/node/durable-file';
import { readIfThere } from '#models/node/read-if-there';
import { Refusal } from '#models/refusal';

/** Where a file of a corpus is from, and on what terms. */
export const CorpusFile = z.object({
  /** Path below the corpus, with forward slashes. */
  path: z.string(),
  package: z.string(),
  /** Short name of the licence, as the package states it; null where it states none. */
  licence: z.nullable(z.string()),
  /** Who must be named. */
  attribution: z.nullable(z.string()),
});
export type CorpusFile = z.infer<typeof CorpusFile>;

const Corpus = z.object({
  format: z.literal('earshot-corpus'),
  version: z.literal(1),
  name: z.string(),
  files: z.array(CorpusFile),
});

const LIST = 'corpus.json';

/** Write a corpus's list, sorted by path. */
export async function writeCorpus(
  dir: string,
  name: string,
  files: readonly CorpusFile[],
): Promise<void> {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const corpus = { format: 'earshot-corpus', version: 1, name, files: sorted };
  await writeDurably(join(dir, LIST), `${JSON.stringify(corpus, null, 1)}\n`);
}

/**
 * The list of a corpus by path; empty for a folder that has none.
 *
 * @throws Refusal where corpus.json is not such a list.
 */
export async function readCorpus(dir: string): Promise<ReadonlyMap<string, CorpusFile>> {
  const path = join(dir, LIST);
  const text = await readIfThere(path);
  if (text === null) return new Map();
  try {
    const { files } = Corpus.parse(JSON.parse(text));
    return new Map(files.map((file) => [file.path, file]));
  } catch (cause) {
    throw new Refusal(
      `Got ${path} that is not a list of Earshot's; delete it, or install the corpus again.`,
      { cause },
    );
  }
}

import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { misfit } from '#models/misfit';
import { writeDurably } from '#models/node/durable-file';
import { readIfThere } from '#models/node/read-if-there';
import { Refusal } from '#models/refusal';
import { SourceTag } from '../../catalogue/track.ts';
import { readDeclared } from './declared-list.ts';

/** Neither absolute nor up and out of the folder. */
const BELOW = /^(?!\/|[A-Za-z]:)(?!(?:.*\/)?\.\.(?:\/|$))./s;

/** Where a file of a corpus is from, on what terms, and what the source says of it. */
export const CorpusFile = z.object({
  /** Path below the corpus, with forward slashes. */
  path: z.string().check(z.regex(BELOW)),
  package: z.optional(z.string()),
  /** Short name of the licence, as the source states it; null where it states none. */
  licence: z.nullable(z.string()),
  /** Who must be named. */
  attribution: z.nullable(z.string()),
  /** These count more than the file's own tags. */
  title: z.optional(z.string()),
  artist: z.optional(z.string()),
  album: z.optional(z.string()),
  genres: z.optional(z.array(z.string())),
  tags: z.optional(z.array(SourceTag)),
  url: z.optional(z.string()),
});
export type CorpusFile = z.infer<typeof CorpusFile>;

const CorpusList = z.object({
  format: z.literal('earshot-corpus'),
  version: z.literal(1),
  name: z.string(),
  /** Folder of the music, from corpus.json's own: only the listed files belong to the corpus. */
  audio: z.optional(z.string()),
  files: z.array(CorpusFile),
});

/** A folder of music with what is declared of it. */
export interface Corpus {
  /** Where the music lies. */
  readonly audio: string;
  /** What is known of its files, by path below `audio`, composed (NFC) as some disks write letters apart. */
  readonly files: ReadonlyMap<string, CorpusFile>;
  /** Whether only the listed files belong to it. */
  readonly closed: boolean;
}

/** corpus.json, and what a user may write by hand instead. */
const LIST = 'corpus.json';
const DECLARED = 'corpus.csv';

/** Write a corpus's list, sorted by path; with `audio` the music lies there and is just what is listed. */
export async function writeCorpus(
  dir: string,
  name: string,
  files: readonly CorpusFile[],
  audio?: string,
): Promise<void> {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const place = audio === undefined ? {} : { audio };
  const corpus = { format: 'earshot-corpus', version: 1, name, ...place, files: sorted };
  await writeDurably(join(dir, LIST), `${JSON.stringify(corpus, null, 1)}\n`);
}

/**
 * What is declared of a folder: by its corpus.json, else by its corpus.csv, else nothing.
 *
 * @throws Refusal where the list is not one.
 */
export async function readCorpus(dir: string): Promise<Corpus> {
  const text = await readIfThere(join(dir, LIST));
  if (text !== null) return corpusOf(dir, text);
  const declared = await readIfThere(join(dir, DECLARED));
  const files = declared === null ? [] : readDeclared(join(dir, DECLARED), declared);
  return { audio: dir, files: byPath(files), closed: false };
}

function corpusOf(dir: string, text: string): Corpus {
  const { audio, files } = parsed(join(dir, LIST), text);
  const closed = audio !== undefined;
  return { audio: closed ? resolve(dir, audio) : dir, files: byPath(files), closed };
}

function parsed(path: string, text: string): z.infer<typeof CorpusList> {
  const result = CorpusList.safeParse(jsonOf(text));
  if (result.success) return result.data;
  throw new Refusal(
    `Got ${path} that is not a list of Earshot's (see ${misfit(result.error)}); delete it, or install the corpus again.`,
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Files by their paths, with letters composed. */
export function byPath(files: readonly CorpusFile[]): ReadonlyMap<string, CorpusFile> {
  return new Map(files.map((file) => [file.path.normalize(), file]));
}

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { counted } from '#models/counted';
import { Refusal } from '#models/refusal';
import { listAudio } from '../ingest/list-audio.ts';
import { byPath, type CorpusFile, readCorpus, writeCorpus } from './corpus-list.ts';
import { readDeclared } from './declared-list.ts';
import { tellSome } from './tell-some.ts';

/** What `corpus install folder` is told. */
export interface FolderOptions {
  /** The user's own music; it is neither copied nor changed. */
  readonly from: string;
  /** Table of what is declared of its files; by default the folder's own corpus.json or corpus.csv. */
  readonly list?: string;
  /** Of all files for which the list says nothing. */
  readonly licence?: string;
  readonly attribution?: string;
}

/**
 * List a user's own music with the licences that they declare, in a corpus.json that points to where
 * it lies.
 *
 * @throws Refusal where the folder or the list can't be read, or there is no music.
 */
export async function installFolder(
  dir: string,
  options: FolderOptions,
  say: (line: string) => void,
): Promise<{ files: number }> {
  const from = resolve(options.from);
  const found = (await listAudio(from, dir)).filter(({ problem }) => problem === undefined);
  if (found.length === 0) throw new Refusal(`Found no audio in ${from}: give a folder of music.`);
  const declared = await declaredOf(from, options.list);
  const files = found.map(({ path }) =>
    withDefaults(path, declared.get(path.normalize()), options),
  );
  const there = new Set(files.map(({ path }) => path.normalize()));
  const missing = [...declared.keys()].filter((path) => !there.has(path));
  tellSome(missing, (path) => `${path}: declared, but there is no such file.`, say);
  await writeCorpus(dir, 'folder', files, from);
  const licensed = files.filter(({ licence }) => licence !== null).length;
  say(`${counted(licensed, 'track')} of ${files.length} with a declared licence`);
  return { files: files.length };
}

async function declaredOf(
  from: string,
  list: string | undefined,
): Promise<ReadonlyMap<string, CorpusFile>> {
  if (list === undefined) return (await readCorpus(from)).files;
  const text = await readFile(list, 'utf8').catch((cause: unknown) => {
    throw new Refusal(`Got no readable file ${list} when expected a table; check --list.`, {
      cause,
    });
  });
  return byPath(readDeclared(list, text));
}

function withDefaults(
  path: string,
  file: CorpusFile | undefined,
  { licence, attribution }: FolderOptions,
): CorpusFile {
  return {
    ...file,
    path,
    licence: file?.licence ?? licence ?? null,
    attribution: file?.attribution ?? attribution ?? null,
  };
}

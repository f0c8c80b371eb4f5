import type { Dirent } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { errorCode } from '#models/node/error-code';
import { Refusal } from '#models/refusal';

/** Endings of audio files. A file of these that cannot be read is reported; others are passed over. */
const AUDIO = new Set(
  '.mp3 .mp2 .ogg .oga .opus .flac .wav .wave .m4a .m4b .m4p .aac .mp4 .aif .aiff .wma .wv .ape'.split(
    ' ',
  ),
);

/** An audio file that was found. */
export interface AudioFile {
  /** Path below the folder, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  /** Why what has this name can't be ingested, as a sentence; undefined for a file. */
  readonly problem?: string;
}

/**
 * The audio files below a folder, sorted by the code units of their paths. Hidden entries, links to
 * folders and the folder `except` (a dataset that is written inside the music) are passed over. A pipe
 * or a dead link with the name of an audio file, and a folder that can't be read, come with a problem.
 *
 * @throws Refusal if the folder itself can't be read.
 */
export async function listAudio(folder: string, except: string): Promise<AudioFile[]> {
  const root = resolve(folder);
  const entries = await readdir(root, { withFileTypes: true }).catch((cause: unknown) => {
    throw new Refusal(
      `${root} is no folder that can be read: give the folder of the music to ingest.`,
      { cause },
    );
  });
  const files = await audioAmong(entries, root, '', resolve(except));
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Files that a list names by their paths below a folder, sorted as above. One that is not there comes
 * with a problem.
 */
export async function lookUpAudio(folder: string, listed: readonly string[]): Promise<AudioFile[]> {
  const files: AudioFile[] = [];
  for (const path of listed) files.push({ path, ...(await look(join(folder, path))) });
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function audioAmong(
  entries: readonly Dirent[],
  root: string,
  below: string,
  except: string,
): Promise<AudioFile[]> {
  const found: AudioFile[] = [];
  for (const entry of entries) {
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (entry.name.startsWith('.') || join(root, path) === except) continue;
    if (entry.isDirectory()) found.push(...(await audioBelow(root, path, except)));
    else if (isAudio(entry.name)) found.push({ path, ...(await look(join(root, path))) });
  }
  return found;
}

async function audioBelow(root: string, below: string, except: string): Promise<AudioFile[]> {
  const entries = await readdir(join(root, below), { withFileTypes: true }).catch(() => undefined);
  if (entries) return await audioAmong(entries, root, below, except);
  return [{ path: below, bytes: 0, problem: 'The folder cannot be opened.' }];
}

function isAudio(name: string): boolean {
  return AUDIO.has(extname(name).toLowerCase());
}

async function look(place: string): Promise<Omit<AudioFile, 'path'>> {
  try {
    const found = await stat(place);
    if (found.isFile()) return { bytes: found.size };
    const what = found.isDirectory() ? 'a folder or a link to one' : 'a pipe, a socket or a device';
    return { bytes: 0, problem: `It is ${what}, not a file.` };
  } catch (error) {
    if (place.includes('\ufffd') && errorCode(error) === 'ENOENT')
      return { bytes: 0, problem: 'Its name is not UTF-8: rename it.' };
    const link = (await lstat(place).catch(() => undefined))?.isSymbolicLink() ?? false;
    const problem = PROBLEMS[`${link ? 'link ' : ''}${errorCode(error)}`];
    return { bytes: 0, problem: problem ?? 'The file cannot be opened.' };
  }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'It is listed, but there is no such file.',
  'link ENOENT': 'It is a link to a file that is not there.',
  'link ELOOP': 'It is a link that leads back to itself.',
};

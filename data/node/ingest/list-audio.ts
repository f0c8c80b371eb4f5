import { readdir, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { Refusal } from '#models/refusal';

/** Endings of audio files. A file of these that cannot be read is reported; others are passed over. */
const AUDIO = new Set(
  '.mp3 .mp2 .ogg .oga .opus .flac .wav .wave .m4a .m4b .aac .mp4 .aif .aiff .wma .wv .ape'.split(
    ' ',
  ),
);

/** An audio file that was found. */
export interface AudioFile {
  /** Path below the folder, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
}

/**
 * The audio files below a folder, sorted by the code units of their paths. Hidden entries and the
 * folder `except` (a dataset that is written inside the music) are passed over.
 */
export async function listAudio(folder: string, except: string): Promise<AudioFile[]> {
  const paths = await audioPaths(resolve(folder), '', resolve(except));
  const files = await Promise.all(
    paths.map(async (path) => ({ path, bytes: (await stat(join(folder, path))).size })),
  );
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function audioPaths(root: string, below: string, except: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await entriesOf(join(root, below))) {
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (entry.name.startsWith('.') || join(root, path) === except) continue;
    if (entry.isDirectory()) found.push(...(await audioPaths(root, path, except)));
    else if (isAudio(entry.name) && (await isFile(join(root, path)))) found.push(path);
  }
  return found;
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    throw new Refusal(
      `${folder} is no folder that can be read: give the folder of the music to ingest.`,
      { cause },
    );
  }
}

function isAudio(name: string): boolean {
  return AUDIO.has(extname(name).toLowerCase());
}

/** Also true for a link to a file; false for a broken link. */
async function isFile(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** As long as songs are. */
const SECONDS = 240;

/** Files that last as long as songs, each made of copies of a shorter one. */
export interface LongTracks {
  readonly folder: string;
  /** Second at which a copy of a file begins that is chosen by a number. */
  readonly copyAt: (name: string, number: number) => number;
}

/**
 * Write every file of a folder again and again until it lasts four minutes: a browser finds a part of a song
 * in a whole song, not in an excerpt. At a constant rate of `kilobits` a second copies join without a seam.
 */
export async function writeLongTracks(
  from: string,
  folder: string,
  kilobits: number,
): Promise<LongTracks> {
  const lasting = new Map<string, number>();
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(from)) {
    const bytes = await readFile(join(from, name));
    const seconds = (bytes.length * 8) / (kilobits * 1000);
    const copies = Array.from({ length: copiesOf(seconds) }, () => bytes);
    lasting.set(name, seconds);
    await writeFile(join(folder, name), Buffer.concat(copies));
  }
  return {
    folder,
    copyAt: (name, number) => {
      const seconds = lasting.get(name) ?? SECONDS;
      return (number % copiesOf(seconds)) * seconds;
    },
  };
}

function copiesOf(seconds: number): number {
  return Math.ceil(SECONDS / seconds);
}

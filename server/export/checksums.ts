import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readIfThere } from '#models/node/read-if-there';

/** As `sha256sum --check SHA256SUMS` reads it. */
export const CHECKSUMS = 'SHA256SUMS';

/** Paths of all files below a folder, with / between folders, in order. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll(sep, '/'),
    )
    .sort();
}

/** One line for each file of a folder: its SHA-256 and its path. */
export async function checksumsOf(folder: string): Promise<string> {
  let lines = '';
  for (const file of await filesBelow(folder)) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(folder, file)), hash);
    lines += `${hash.digest('hex')}  ${file}\n`;
  }
  return lines;
}

/** Files that the checksums of a folder name; none where there are none. */
export async function filesNamed(folder: string): Promise<readonly string[]> {
  const text = await readIfThere(join(folder, CHECKSUMS));
  const lines = text === null ? [] : text.split('\n');
  return lines.flatMap((line) => /^[0-9a-f]{64} {2}(.+)$/.exec(line)?.[1] ?? []);
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Every file of a dataset with its bytes; the work folder is no part of it. */
export async function bundleOf(folder: string): Promise<Map<string, string>> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = files
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('/work/'))
    .sort();
  return new Map(
    await Promise.all(
      paths.map(
        async (path) => [path.slice(folder.length), await readFile(path, 'base64')] as const,
      ),
    ),
  );
}

import { readFile } from 'node:fs/promises';
import { errorCode } from './error-code.ts';

/** No such file, or what should be its folder is a file. */
const NONE = new Set(['ENOENT', 'ENOTDIR']);

/** Text of a file; null where there is none. Any other reason not to read it is an error. */
export async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (NONE.has(errorCode(error) ?? '')) return null;
    throw error;
  }
}

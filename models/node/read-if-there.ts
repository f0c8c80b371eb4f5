import { readFile } from 'node:fs/promises';
import { errorCode } from './error-code.ts';

/** Text of a file; null where there is none. Any other reason not to read it is an error. */
export async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

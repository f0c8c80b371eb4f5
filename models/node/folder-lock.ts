import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { Refusal } from '../refusal.ts';

/** What to say where a folder is taken, and where it can't be written; each a sentence. */
export interface LockSentences {
  readonly taken: string;
  readonly closed: string;
}

/**
 * Claim a folder, which is made if it is not there, for one process by a lock file of that name. The
 * operating system lets go of the claim when the process ends, however it ends.
 *
 * @returns how to let go before
 * @throws Refusal where another one has it, or it can't be written.
 */
export function lockFolder(folder: string, name: string, say: LockSentences): () => void {
  const claim = openClaim(join(folder, name), folder, say);
  try {
    claim.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    claim.close();
    throw new Refusal(say.taken, { cause });
  }
  return () => claim.close();
}

function openClaim(path: string, folder: string, { closed }: LockSentences): DatabaseSyncInstance {
  try {
    mkdirSync(folder, { recursive: true });
    return new DatabaseSync(path, { timeout: 0 });
  } catch (cause) {
    throw new Refusal(closed, { cause });
  }
}

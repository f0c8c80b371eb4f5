import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { Refusal } from '#models/refusal';

/**
 * Claim a data folder for one server. The operating system lets go of the claim when the process ends,
 * however it ends. Answers how to let go before; refuses a folder that another server has, or that
 * can't be written.
 */
export function lockData(folder: string): () => void {
  const claim = openClaim(folder);
  try {
    claim.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    claim.close();
    throw new Refusal(
      `Another server works in ${folder}: stop it first, or name another folder with --data.`,
      { cause },
    );
  }
  return () => claim.close();
}

function openClaim(folder: string): DatabaseSyncInstance {
  try {
    mkdirSync(folder, { recursive: true });
    return new DatabaseSync(join(folder, 'server.lock'), { timeout: 0 });
  } catch (cause) {
    throw new Refusal(
      `${folder} can't be made or written: name another folder for the records with --data.`,
      { cause },
    );
  }
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { Refusal } from '#models/refusal';

/**
 * Claim a data folder for one server. The operating system lets go of the claim when the process ends,
 * however it ends. Answers how to let go before; refuses a folder that another server has.
 */
export function lockData(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const claim = new DatabaseSync(join(folder, 'server.lock'), { timeout: 0 });
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

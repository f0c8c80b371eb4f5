import { lockFolder } from '#models/node/folder-lock';

/**
 * Claim a data folder for one server. Answers how to let go before the process ends; refuses a folder
 * that another server has, or that can't be written.
 */
export function lockData(folder: string): () => void {
  return lockFolder(folder, 'server.lock', {
    taken: `Another server works in ${folder}: stop it first, or name another folder with --data.`,
    closed: `${folder} can't be made or written: name another folder for the records with --data.`,
  });
}

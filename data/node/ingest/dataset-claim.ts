import { join } from 'node:path';
import { errorCode } from '#models/node/error-code';
import { lockFolder } from '#models/node/folder-lock';
import { Refusal } from '#models/refusal';

/** Claim a dataset for one ingest, which ends with the process; answers how to let go before. */
export function lockDataset(dataset: string): () => void {
  return lockFolder(join(dataset, 'work'), 'ingest.lock', {
    taken: `Another ingest works on ${dataset}: wait until it ends, or name another folder with --out.`,
    closed: `${dataset} can't be made or written: name another folder with --out.`,
  });
}

const FULL: Readonly<Record<string, string>> = {
  ENOSPC: 'is full',
  EDQUOT: 'has no more room for you',
  EROFS: "can't be written",
};

/** An error of the disk as one sentence; any other error as it is. */
export function asRefusal(error: unknown, dataset: string): unknown {
  const what = FULL[errorCode(error) ?? ''];
  if (what === undefined || error instanceof Refusal) return error;
  return new Refusal(
    `The disk of ${dataset} ${what}: make room, then give the same command again; what was finished is kept.`,
    { cause: error },
  );
}

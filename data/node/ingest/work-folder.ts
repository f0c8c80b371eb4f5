import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod/mini';
import { removeDeadDrafts, removeOwnDrafts, writeDurably } from '#models/node/durable-file';
import { decodePart, encodePart, type WorkPart } from './work-part.ts';

/** What earlier runs found out, kept so that a run can be stopped at any instant and taken up again. */
export interface WorkFolder {
  /** What is kept under a key; undefined if there is nothing or it is damaged. */
  find<Schema extends z.ZodMiniType>(
    key: string,
    schema: Schema,
  ): Promise<WorkPart<z.output<Schema>> | undefined>;
  keep(key: string, part: WorkPart<unknown>): Promise<void>;
}

const FOLDERS = ['.', 'work', 'files', 'clips', 'manifests'];

/** The folder work/ of a dataset; what a killed run left half written in the dataset is removed. */
export function openWorkFolder(dataset: string): WorkFolder {
  for (const folder of FOLDERS) removeDeadDrafts(join(dataset, folder));
  const pathOf = (key: string) => join(dataset, 'work', `${key}.bin`);
  return {
    async find(key, schema) {
      // whatever can't be read back is heard again
      return await readFile(pathOf(key))
        .then((bytes) => decodePart(bytes, schema))
        .catch(() => undefined);
    },
    keep: async (key, part) => await writeDurably(pathOf(key), encodePart(part)),
  };
}

/** Remove what this process was writing when it is told to stop. */
export function dropHalfWritten(dataset: string): void {
  for (const folder of FOLDERS) removeOwnDrafts(join(dataset, folder));
}

import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { removeDeadDrafts, writeDurably } from '#models/node/durable-file';
import { decodeResult, encodeResult, type TrackResult } from './track-result.ts';

/** Results of finished tracks, kept so that a run can be stopped at any instant and taken up again. */
export interface WorkFolder {
  /** A finished track's result; undefined if there is none, it is damaged, or its clips are gone. */
  find(key: string): Promise<TrackResult | undefined>;
  keep(key: string, result: TrackResult): Promise<void>;
}

/** The folder work/ of a dataset; what a killed run left half written in the dataset is removed. */
export async function openWorkFolder(dataset: string): Promise<WorkFolder> {
  for (const folder of ['.', 'work', 'files', 'clips', 'manifests'])
    await removeDeadDrafts(join(dataset, folder));
  const pathOf = (key: string) => join(dataset, 'work', `${key}.bin`);
  return {
    async find(key) {
      // whatever can't be read back is heard again
      const result = await readFile(pathOf(key))
        .then(decodeResult)
        .catch(() => undefined);
      const whole = !result?.clips || (await exists(join(dataset, 'clips', result.clips.name)));
      return whole ? result : undefined;
    },
    keep: async (key, result) => await writeDurably(pathOf(key), encodeResult(result)),
  };
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

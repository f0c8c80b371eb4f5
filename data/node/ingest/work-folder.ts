import { access, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from '#models/node/durable-file';
import { decodeResult, encodeResult, type TrackResult } from './track-result.ts';

/** Results of finished tracks, kept so that a run can be stopped at any instant and taken up again. */
export interface WorkFolder {
  /** A finished track's result; undefined if there is none or its clips are gone. */
  find(key: string): Promise<TrackResult | undefined>;
  keep(key: string, result: TrackResult): Promise<void>;
}

/** The folder work/ of a dataset; what a killed run left half written in the dataset is removed. */
export async function openWorkFolder(dataset: string): Promise<WorkFolder> {
  for (const folder of ['.', 'work', 'files', 'clips', 'manifests'])
    await removeDrafts(join(dataset, folder));
  const pathOf = (key: string) => join(dataset, 'work', `${key}.bin`);
  return {
    async find(key) {
      const bytes = await readFile(pathOf(key)).catch(() => undefined);
      const result = bytes && decodeResult(bytes);
      const whole = !result?.clips || (await exists(join(dataset, 'clips', result.clips.name)));
      return whole ? result : undefined;
    },
    keep: async (key, result) => await writeDurably(pathOf(key), encodeResult(result)),
  };
}

/** Drafts carry the id of the process that writes them: see writeDurably. */
async function removeDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const writer = /\.(\d+)\.draft$/.exec(name)?.[1];
    if (writer !== undefined && !isRunning(Number(writer))) await rm(join(folder, name));
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

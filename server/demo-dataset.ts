import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type DatasetFolder, openDataset } from '#data/node/dataset-folder';
import { fromSource, packagePath } from '#models/node/package-root';
import { Refusal } from '#models/refusal';

/** The embedded demo: the build's copy is packed for the web. */
const DEMOS = fromSource ? ['data/demo'] : ['dist/demo', 'data/demo'];

/** The datasets of some folders; the embedded demo where none is named. */
export async function openDatasets(folders: readonly string[]): Promise<readonly DatasetFolder[]> {
  if (folders.length > 0) return await Promise.all(folders.map((folder) => openDataset(folder)));
  const demo = DEMOS.map(packagePath).find((dir) => existsSync(resolve(dir, 'manifest.json')));
  if (demo) return [await openDataset(demo)];
  throw new Refusal(
    'Got no dataset: name one with --dataset FOLDER, or make one with earshot ingest.',
  );
}

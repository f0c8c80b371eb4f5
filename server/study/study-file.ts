import { resolve } from 'node:path';
import type { DatasetFolder } from '#data/node/dataset-folder';
import { openDataset } from '#data/node/dataset-folder';
import { openStimuli } from '#data/node/stimuli';
import { Refusal } from '#models/refusal';
import type { ProtocolFile } from '#study/node/read-protocol';
import type { Protocol } from '#study/protocol/protocol';
import { spacesOf } from '#study/protocol/spaces-of';
import type { StimulusCatalogue } from '#study/stimuli/catalogue';
import { openDatasets } from '../demo-dataset.ts';
import { readRegistry } from '../store/registry.ts';

/** Where a study's dataset may lie. */
export interface DatasetOptions {
  readonly dataset?: string | undefined;
  readonly data?: string | undefined;
}

/** The dataset that a protocol names: in the folder given, else where a server had it, else the demo. */
export async function datasetOf(
  protocol: Protocol,
  options: DatasetOptions,
): Promise<DatasetFolder> {
  const dataset =
    options.dataset === undefined
      ? await known(protocol, options)
      : await openDataset(options.dataset);
  if (protocol.dataset !== undefined && protocol.dataset !== dataset.manifest.id)
    throw new Refusal(
      `Got the dataset ${dataset.manifest.id} when the protocol wants ${protocol.dataset}: name its folder with --dataset.`,
    );
  return dataset;
}

/** A dataset as the study sees it. */
export async function stimuliOf(
  protocol: Protocol,
  dataset: DatasetFolder,
): Promise<StimulusCatalogue> {
  return await openStimuli(dataset, spacesOf(protocol));
}

/** A finding as compilers write it. */
export function located(
  file: string,
  { lineOf }: Pick<ProtocolFile, 'lineOf'>,
  finding: { level: string; path: readonly (string | number)[]; sentence: string },
): string {
  return `${file}:${lineOf(finding.path)}: ${finding.level}: ${finding.sentence}`;
}

async function known({ dataset: id }: Protocol, { data }: DatasetOptions): Promise<DatasetFolder> {
  const registry =
    data === undefined || id === undefined ? undefined : await readRegistry(resolve(data));
  const folder = registry?.datasets().findLast((one) => one.id === id)?.folder;
  if (folder !== undefined) return await openDataset(folder);
  const [demo] = await openDatasets([]);
  if (demo) return demo;
  throw new Refusal('Got no dataset: name one with --dataset FOLDER.');
}

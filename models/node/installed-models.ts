import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelCard } from '../tagger/model-card.ts';
import { sha256File } from './sha256.ts';

/** Where a model's weights lie once installed. */
export function weightsPath(card: ModelCard, folder: string): string {
  return join(folder, card.file);
}

/** Whether a model's weights lie in the folder, by their least size: quick. */
export async function isInstalled(card: ModelCard, folder: string): Promise<boolean> {
  return ((await bytesAt(weightsPath(card, folder))) ?? 0) >= card.bytes;
}

/** The state of a model's weights by their SHA-256. */
export async function checkModel(
  card: ModelCard,
  folder: string,
): Promise<'whole' | 'damaged' | 'not installed'> {
  const path = weightsPath(card, folder);
  if ((await bytesAt(path)) === undefined) return 'not installed';
  return (await sha256File(path)) === card.sha256 ? 'whole' : 'damaged';
}

async function bytesAt(path: string): Promise<number | undefined> {
  return await stat(path).then(
    (file) => file.size,
    () => undefined,
  );
}

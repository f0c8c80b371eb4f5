import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { modelsFolder } from '#models/node/home';
import { Refusal } from '#models/refusal';
import type { ModelCard } from '#models/tagger/model-card';
import { MODEL_CARDS, modelCard } from '#models/tagger/model-cards';

/**
 * The models that `--models` names: ids parted by commas, each once, or `all` installed ones.
 *
 * @throws Refusal for an unknown id, or where none is installed.
 */
export async function chosenModels(ids: string): Promise<ModelCard[]> {
  if (ids !== 'all') return [...new Set(ids.split(','))].map((id) => modelCard(id.trim()));
  const installed: ModelCard[] = [];
  for (const card of MODEL_CARDS) if (await isInstalled(card)) installed.push(card);
  if (installed.length > 0) return installed;
  throw new Refusal('No model is installed: install them with earshot models install.');
}

async function isInstalled({ file }: ModelCard): Promise<boolean> {
  return await access(join(modelsFolder(), file)).then(
    () => true,
    () => false,
  );
}

import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { DESCRIPTOR_CARD } from '#models/descriptor/descriptor-card';
import type { ListenerCard } from '#models/listener/listener';
import { listenerCard } from '#models/listener/listener-cards';
import { modelsFolder } from '#models/node/home';
import type { ModelCard } from '#models/tagger/model-card';
import { MODEL_CARDS } from '#models/tagger/model-cards';

/**
 * The listeners that `--models` names: ids parted by commas, each once, or `all`: the installed
 * networks that hear 187 frames, and the descriptors, which need no weights. VGGish, whose segments are
 * shorter, makes a dataset of its own and must be named.
 *
 * @throws Refusal for an unknown id.
 */
export async function chosenModels(ids: string): Promise<ListenerCard[]> {
  if (ids !== 'all') return [...new Set(ids.split(','))].map((id) => listenerCard(id.trim()));
  const installed: ListenerCard[] = [];
  for (const card of MODEL_CARDS)
    if (card.segmentation === DESCRIPTOR_CARD.segmentation && (await isInstalled(card)))
      installed.push(card);
  return [...installed, DESCRIPTOR_CARD];
}

async function isInstalled({ file }: ModelCard): Promise<boolean> {
  return await access(join(modelsFolder(), file)).then(
    () => true,
    () => false,
  );
}

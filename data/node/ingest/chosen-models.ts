import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { DESCRIPTOR_CARD } from '#models/descriptor/descriptor-card';
import type { ListenerCard } from '#models/listener/listener';
import { listenerCard } from '#models/listener/listener-cards';
import { modelsFolder } from '#models/node/home';
import type { ModelCard } from '#models/tagger/model-card';
import { MODEL_CARDS } from '#models/tagger/model-cards';
import { SEGMENT_RULES } from '../../catalogue/segment-rule.ts';

/**
 * The listeners that `--models` names: ids parted by commas, each once, or `all`: the installed
 * networks, and the descriptors, which need no weights. Models of the longest segments come first: theirs
 * are the first segments of the dataset.
 *
 * @throws Refusal for an unknown id.
 */
export async function chosenModels(ids: string): Promise<ListenerCard[]> {
  if (ids !== 'all')
    return longestFirst([...new Set(ids.split(','))].map((id) => listenerCard(id.trim())));
  const installed: ListenerCard[] = [];
  for (const card of MODEL_CARDS) if (await isInstalled(card)) installed.push(card);
  return longestFirst([...installed, DESCRIPTOR_CARD]);
}

function longestFirst(cards: readonly ListenerCard[]): ListenerCard[] {
  const length = ({ segmentation }: ListenerCard) => SEGMENT_RULES[segmentation].samples;
  return cards.toSorted((a, b) => length(b) - length(a));
}

async function isInstalled({ file }: ModelCard): Promise<boolean> {
  return await access(join(modelsFolder(), file)).then(
    () => true,
    () => false,
  );
}

import type { Describer } from '../descriptor/describer.ts';
import type { DescriptorCard } from '../descriptor/descriptor-card.ts';
import type { Layer } from '../space/space.ts';
import type { ModelCard } from '../tagger/model-card.ts';
import type { Tagger } from '../tagger/tagger.ts';

/** Whatever hears segments: a network over log-mel patches, or a describer over samples. */
export type Listener = Tagger | Describer;

/** Facts about a listener. */
export type ListenerCard = ModelCard | DescriptorCard;

/** One kind of row that a listener gives for every segment. */
export interface LayerFacts {
  readonly layer: Layer;
  /** Name of every dimension: the tags, `dimension 17`, or the descriptors. */
  readonly dimensions: readonly string[];
}

/** Whether a card is the descriptors'. */
export function isDescriptorCard(card: ListenerCard): card is DescriptorCard {
  return card.architecture === 'descriptors';
}

/** What names the numbers that a listener works with: of a network, the SHA-256 of its weights. */
export function versionOf(card: ListenerCard): string {
  return isDescriptorCard(card) ? `version ${card.version}` : card.sha256;
}

/** The layers of a listener, in the order in which its rows are kept. */
export function layersOf(card: ListenerCard): readonly LayerFacts[] {
  if (isDescriptorCard(card)) return [{ layer: 'descriptor', dimensions: card.dimensions }];
  const embedding = Array.from({ length: card.embeddingSize }, (_, d) => `dimension ${d}`);
  const below: LayerFacts = { layer: 'embedding', dimensions: embedding };
  return card.tags.length === 0 ? [below] : [{ layer: 'taggram', dimensions: card.tags }, below];
}

import { DESCRIPTOR_CARD } from '../descriptor/descriptor-card.ts';
import { Refusal } from '../refusal.ts';
import { MODEL_CARDS } from '../tagger/model-cards.ts';
import type { ListenerCard } from './listener.ts';

/** Everything that can listen, in the order in which it is named: the networks, then the descriptors. */
const LISTENER_CARDS: readonly ListenerCard[] = [...MODEL_CARDS, DESCRIPTOR_CARD];

/** The card of a listener; a Refusal that lists the known ids where there is none. */
export function listenerCard(id: string): ListenerCard {
  const card = LISTENER_CARDS.find((one) => one.id === id);
  if (card) return card;
  const known = LISTENER_CARDS.map((one) => one.id).join(', ');
  throw new Refusal(`Got the model "${id}" when expected one of: ${known}.`, { exitCode: 2 });
}

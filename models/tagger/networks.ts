import type { ModelCard } from './model-card.ts';
import { musicnn } from './musicnn.ts';
import type { Network } from './network.ts';
import { vgg } from './vgg.ts';
import { vggish } from './vggish.ts';

/** The network of every architecture. */
export const NETWORKS: Readonly<Record<ModelCard['architecture'], Network>> = {
  musicnn,
  vgg,
  vggish,
};

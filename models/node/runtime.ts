import type { ModelCard } from '../tagger/model-card.ts';
import type { Tagger } from '../tagger/tagger.ts';
import type { Weights } from '../tagger/weights.ts';

/** What can run a network, best first. */
export const RUNTIMES = ['ort', 'tfjs-wasm', 'tfjs-node'] as const;
/** Name of one of them, as `--runtime` takes it. */
export type RuntimeName = (typeof RUNTIMES)[number];

/** Makes a tagger of a network's weights; undefined where the runtime isn't installed. */
export type Runtime = (
  card: ModelCard,
  weights: Weights,
  threads: number,
) => Promise<Tagger | undefined>;

import type { ModelCard } from '../tagger/model-card.ts';
import type { Heard, Tagger } from '../tagger/tagger.ts';

/** Patches of one forward pass: a runtime's memory grows with it, its speed hardly. */
const BATCH = 4;

/** One forward pass over at most BATCH patches. */
type Pass = (patches: Float32Array, count: number) => Promise<Heard>;

/** Run any number of patches by passes of a few, one after the other. */
export function hearInBatches(card: ModelCard, pass: Pass): Tagger['hear'] {
  const patchLength = card.patchFrames * card.bands;
  return async (patches, count) => {
    const taggrams = new Float32Array(count * card.tags.length);
    const embeddings = new Float32Array(count * card.embeddingSize);
    for (let first = 0; first < count; first += BATCH) {
      const size = Math.min(BATCH, count - first);
      const slice = patches.subarray(first * patchLength, (first + size) * patchLength);
      const heard = await pass(slice, size);
      taggrams.set(heard.taggrams, first * card.tags.length);
      embeddings.set(heard.embeddings, first * card.embeddingSize);
    }
    return { taggrams, embeddings };
  };
}

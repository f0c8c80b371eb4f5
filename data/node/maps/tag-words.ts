import { DESCRIPTOR_WORDS, fitOfWords } from '#models/descriptor/descriptor-words';
import type { Layer, Matrix } from '#models/space/space';

/** The same segments' taggrams, which give axes their words. */
export interface TagWords {
  readonly taggrams: Matrix;
  readonly tags: readonly string[];
}

/**
 * A model's words by its first layer: tags and their activations; of descriptors, words and how well they
 * fit; nothing of a model without tags.
 */
export function tagWords(layer: Layer, first: Matrix, tags: readonly string[]): TagWords {
  if (layer === 'descriptor') return { taggrams: fitOfWords(first), tags: DESCRIPTOR_WORDS };
  const none: Matrix = { rows: first.rows, columns: 0, values: new Float32Array() };
  return { taggrams: tags.length > 0 ? first : none, tags };
}

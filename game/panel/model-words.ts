import { partsOf, type SpaceParts } from '../dataset/offered-spaces.ts';
import type { Space } from '../dataset/view-choice.ts';
import { viewWords } from '../words/view-words.ts';

const ARCHITECTURES: Readonly<Record<string, string>> = {
  musicnn: viewWords('musicnn'),
  vgg: viewWords('vgg'),
  vggish: viewWords('vggish'),
  descriptors: viewWords('descriptorModel'),
};
const TRAININGS: Readonly<Record<string, string>> = {
  msd: viewWords('msd'),
  mtt: viewWords('mtt'),
  audioset: viewWords('audioset'),
};

/** An architecture as people write it; unknown ones as they are. */
export function architectureName(id: string): string {
  return ARCHITECTURES[id] ?? id;
}

/** A training set as people write it; unknown ones as they are. */
export function trainingName(id: string): string {
  return TRAININGS[id] ?? id;
}

const LAYERS = {
  taggram: 'anyTags',
  embedding: 'embedding',
  descriptor: 'descriptorModel',
} as const;

/** A space in words: whose ears, trained on what, which layer. */
export function spaceName(space: Pick<Space, 'model' | 'layer'>): string {
  const { architecture, training, layer } = partsOf(space);
  const parts = [architectureName(architecture), training === '' ? '' : trainingName(training)];
  const named = layer === 'descriptor' ? parts : [...parts, viewWords(LAYERS[layer])];
  return named.filter((part) => part !== '').join(' · ');
}

const ABOUT: Readonly<Record<string, string>> = {
  musicnn: viewWords('musicnnAbout'),
  vgg: viewWords('vggAbout'),
  vggish: viewWords('vggishAbout'),
  descriptors: viewWords('descriptorAbout'),
  msd: viewWords('msdAbout'),
  mtt: viewWords('mttAbout'),
  audioset: viewWords('audiosetAbout'),
  taggram: viewWords('taggramAbout'),
  embedding: viewWords('embeddingAbout'),
};

/** A sentence each on the network, its training set and the layer; none on what is not known. */
export function aboutSpace({ architecture, training, layer }: SpaceParts): readonly string[] {
  return [architecture, training, layer].flatMap((part) => ABOUT[part] ?? []);
}

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

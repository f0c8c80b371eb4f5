const ARCHITECTURES: Readonly<Record<string, string>> = {
  musicnn: 'MusiCNN',
  vgg: 'VGG',
  vggish: 'VGGish',
  descriptors: 'Descriptors',
};
const TRAININGS: Readonly<Record<string, string>> = {
  msd: 'Million Song Dataset',
  mtt: 'MagnaTagATune',
  audioset: 'AudioSet',
};

/** An architecture as people write it; unknown ones as they are. */
export function architectureName(id: string): string {
  return ARCHITECTURES[id] ?? id;
}

/** A training set as people write it; unknown ones as they are. */
export function trainingName(id: string): string {
  return TRAININGS[id] ?? id;
}

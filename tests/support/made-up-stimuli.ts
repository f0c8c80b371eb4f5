import { seededRandom } from '#models/chance/seeded-random';
import type { StimulusCatalogue } from '#study/stimuli/catalogue';

const SPACES = [
  ...['musicnn-msd/taggram', 'musicnn-msd/embedding', 'vgg-msd/embedding', 'musicnn-mtt/taggram'],
  ...['vgg-msd/taggram', 'vgg-mtt/taggram', 'musicnn-mtt/embedding', 'vgg-mtt/embedding'],
];
const DIMENSIONS = 12;
const TAGS = ['rock', 'electronic', 'piano', 'calm', 'loud', 'jazz'];

/** Clips that exist in numbers only: seeded values, `perArtist` clips for each artist. */
export function madeUpStimuli(
  segments = 240,
  perArtist = 4,
  silent: readonly number[] = [],
): StimulusCatalogue {
  const random = seededRandom(7);
  const rows = new Map(
    SPACES.map((space) => [
      space,
      Float32Array.from({ length: segments * DIMENSIONS }, () => random() - 0.5),
    ]),
  );
  const labels = (space: string, projection: string) => {
    if (!SPACES.includes(space)) return [];
    if (projection === 'pca') return Array.from({ length: DIMENSIONS }, (_, i) => `PC ${i + 1}`);
    return projection === 'original' && space.endsWith('taggram') ? TAGS : [];
  };
  return {
    dataset: { id: 'made-up', hash: '0'.repeat(64) },
    segments,
    seconds: 3,
    spaces: SPACES,
    offered: SPACES,
    artist: (segment) => `artist ${Math.floor(segment / perArtist)}`,
    track: (segment) => Math.floor(segment / 2),
    sounds: (segment) => !silent.includes(segment),
    axes: labels,
    values: (space, projection, label) => {
      const axis = labels(space, projection).indexOf(label);
      const values = rows.get(space);
      if (axis < 0 || !values) return null;
      return Float32Array.from({ length: segments }, (_, i) => values[i * DIMENSIONS + axis] ?? 0);
    },
    row: (space, segment) =>
      rows.get(space)?.subarray(segment * DIMENSIONS, (segment + 1) * DIMENSIONS) ?? null,
    tags: (space) => (space.endsWith('taggram') ? TAGS : []),
  };
}

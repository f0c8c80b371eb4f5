import type { Manifest } from '#data/bundle/manifest';

const file = { name: `${'0'.repeat(64)}.bin`, bytes: 0 };
const axis = (label: string, low: string[] = [], high: string[] = []) => ({
  label,
  explained: null,
  low,
  high,
  at: { file, column: 0 },
});

/** A space with axes of the given labels, tags or dimensions first, components second. */
export function sampleSpace(
  model: string,
  layer: Manifest['spaces'][number]['layer'],
  labels: readonly string[] = ['rock', 'electronic', 'piano'],
): Manifest['spaces'][number] {
  return {
    id: `${model}/${layer}`,
    model,
    layer,
    segmentation: 'frames-187',
    dimensions: [...labels],
    matrix: file,
    projections: [
      { id: 'original', axes: labels.map((label) => axis(label)), explained: [], model: null },
      {
        id: 'pca',
        axes: ['PC 1', 'PC 2', 'PC 3'].map((label) => axis(label, ['slow'], ['loud'])),
        explained: [0.5, 0.3, 0.2],
        model: null,
      },
    ],
  };
}

/** A manifest of the given spaces. */
export function sampleManifest(spaces: Manifest['spaces']): Manifest {
  return {
    format: 'earshot-dataset',
    version: 1,
    id: 'sample',
    title: 'Sample',
    seed: 1,
    resampler: 'none',
    tracks: 1,
    catalogue: file,
    segmentations: [],
    models: [],
    spaces,
    clips: null,
  };
}

import { type Hubness, hubnessOf } from '#models/projection/hubness';
import { type TagSpreads, tagSpreads } from '#models/space/tag-spread';
import type { Manifest, Space } from '../../bundle/manifest.ts';
import { NEIGHBOURS, readNeighbours } from '../../bundle/segment-links.ts';
import type { DatasetFolder } from '../dataset-folder.ts';
import { strongestTags } from './kin-labels.ts';

/** Axes of a space that are worth a look. */
const SHOWN_AXES = 3;

type Projection = Space['projections'][number];
type Axis = Projection['axes'][number];

/** What is told of one space. */
export interface SpaceFacts {
  readonly id: string;
  readonly dimensions: number;
  /** The first principal components with the words of their ends. */
  readonly components: readonly Pick<Axis, 'label' | 'explained' | 'low' | 'high'>[];
  /** Of every map but that of single dimensions. */
  readonly maps: readonly Pick<Projection, 'id' | 'quality' | 'fit'>[];
  /** Null where the dataset does not list neighbours. */
  readonly hubness: Hubness | null;
  /** Share of the true neighbours among those that are listed; 1 where all pairs were compared. */
  readonly recall: number;
  /** Null where no tag is the strongest of three segments. */
  readonly tagSpread: TagSpreads | null;
}

/** Look at a space: its components, how good its maps are, who its hubs are and how its tags lie. */
export async function spaceFacts(dataset: DatasetFolder, space: Space): Promise<SpaceFacts> {
  const { id, dimensions, projections } = space;
  const axes = projections.find((projection) => projection.id === 'pca')?.axes ?? [];
  const components = axes
    .slice(0, SHOWN_AXES)
    .map(({ label, explained, low, high }) => ({ label, explained, low, high }));
  const maps = projections
    .filter((projection) => projection.id !== 'original')
    .map(({ id, quality, fit }) => ({ id, ...(quality && { quality }), ...(fit && { fit }) }));
  return {
    id,
    dimensions: dimensions.length,
    components,
    maps,
    hubness: await hubnessIn(dataset, space),
    recall: space.recall ?? 1,
    tagSpread: await spreadsIn(dataset, space),
  };
}

async function hubnessIn(dataset: DatasetFolder, { neighbours }: Space): Promise<Hubness | null> {
  if (!neighbours) return null;
  const ranks = readNeighbours(await dataset.file(neighbours));
  const rows = ranks[0]?.length ?? 0;
  const ids = Uint32Array.from({ length: rows * NEIGHBOURS }, (_, i) => {
    return ranks[i % NEIGHBOURS]?.[Math.floor(i / NEIGHBOURS)] ?? 0;
  });
  return hubnessOf(ids, NEIGHBOURS);
}

async function spreadsIn(dataset: DatasetFolder, space: Space): Promise<TagSpreads | null> {
  const strongest = await strongestTags(dataset, space);
  const model = modelOf(dataset.manifest, space);
  if (!strongest || !model) return null;
  const values = new Float32Array(await dataset.file(space.matrix));
  const columns = space.dimensions.length;
  return tagSpreads({ rows: values.length / columns, columns, values }, strongest, model.tags);
}

function modelOf({ models }: Manifest, space: Space) {
  return models.find(({ id }) => id === space.model);
}

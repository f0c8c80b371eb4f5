import type { Space } from '../../bundle/manifest.ts';
import type { MappedSpace } from './map-space.ts';

type Projection = Space['projections'][number];

/** One map in a summary. */
export interface MapLine {
  readonly space: string;
  readonly map: Projection['id'];
  readonly done: 'kept' | 'placed' | 'fitted';
  readonly recipe: string;
  /** Segments that it was made of, and all that are on it. */
  readonly fittedSegments: number;
  /** New segments that were put on its edge. */
  readonly beyond: number;
  /** Share of the true neighbours that it was made of, where they were not all found. */
  readonly recall?: number;
  readonly quality?: NonNullable<Projection['quality']>;
}

/** All maps but those of single dimensions, space by space. */
export function mapLines(spaces: readonly MappedSpace[]): MapLine[] {
  return spaces.flatMap(({ space, outcomes }) =>
    space.projections.flatMap(({ id, quality, fit }, i): MapLine[] => {
      const outcome = outcomes[i];
      if (!outcome || !fit || id === 'original') return [];
      const { recipe, segments, recall } = fit;
      const made = { recipe, fittedSegments: segments, ...(recall !== undefined && { recall }) };
      return [{ space: space.id, map: id, ...outcome, ...made, ...(quality && { quality }) }];
    }),
  );
}

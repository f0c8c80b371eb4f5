import type { Axis } from '#models/projection/axis';
import type { Matrix } from '#models/space/space';
import { type Column, dequantise } from '../../bundle/column-file.ts';
import type { ProjectionId } from './map-methods.ts';

/** A map of a space in memory, as it is stored. */
export interface SpaceMap {
  readonly id: ProjectionId;
  readonly axes: readonly Axis[];
  /** u16 positions of all segments on each axis. */
  readonly columns: readonly Column[];
  /** Share of the variance along every component, with or without an axis; empty where that is no notion. */
  readonly explained: readonly number[];
  /** Dimensions were divided by their standard deviation before. */
  readonly standardised: boolean;
  /** f32 columns that place new points; null where there is no formula. */
  readonly model: readonly Column[] | null;
  /** What a t-SNE's descent ended with, nats. */
  readonly kl?: number | undefined;
  /** How it was made, and of how many segments: those that came later were placed. */
  readonly fit: {
    readonly recipe: string;
    readonly segments: number;
    /** Share of the true neighbours that it was made of, where they were not all found. */
    readonly recall?: number | undefined;
  };
}

/** The first two axes as visitors see them: N x 2, from the stored positions. */
export function planeOf({ columns }: Pick<SpaceMap, 'columns'>): Matrix {
  const [x, y] = columns;
  const rows = x?.values.length ?? 0;
  const values = new Float32Array(2 * rows);
  for (let i = 0; i < rows; i++) {
    values[2 * i] = x ? dequantise(x, i) : 0;
    values[2 * i + 1] = y ? dequantise(y, i) : 0;
  }
  return { rows, columns: 2, values };
}

import type { WalkFrame } from '#study/walk/walk-frame';
import type { Ground } from './cells.ts';

/** What views.csv says of one map. */
export interface MapFrame extends WalkFrame {
  /** Hash of the dataset. */
  readonly dataset: string;
  /** Hearing radius in world units. */
  readonly radius: number;
}

/** A map with its points. */
export interface WalkMap extends MapFrame {
  /** `map-1`, `map-2` ... in the order of the export. */
  readonly id: string;
  /** Segments of the points, in the order of points.csv. */
  readonly segments: readonly number[];
  /** Their places in world units. */
  readonly points: { readonly x: readonly number[]; readonly y: readonly number[] };
  readonly ground: Ground;
}

/** Coordinates that all maps of the same axes share, whatever their scale: how points.csv names them. */
export function axesKey(map: Pick<MapFrame, 'dataset' | 'space' | 'projection' | 'axes'>): string {
  return JSON.stringify([map.dataset, map.space, map.projection, ...map.axes]);
}

/** Views of one terrain share its cells, whatever they leave out: the same axes, scale and hearing radius. */
export function terrainKey(map: MapFrame): string {
  const { scale, offset, radius, log = false } = map;
  return JSON.stringify([axesKey(map), ...scale, ...offset, radius, log]);
}

/** Two views with the same key show the same map: the same terrain with the same segments on it. */
export function mapKey(map: MapFrame): string {
  return JSON.stringify([terrainKey(map), map.shown ?? null]);
}

/** World coordinate of a value on axis 0 (x) or 1 (y); NaN for a value that has no logarithm on a log axis. */
export function toWorld(map: MapFrame, axis: 0 | 1, value: number): number {
  const along = map.log ? logarithm(value) : value;
  return map.offset[axis] + map.scale[axis] * along;
}

function logarithm(value: number): number {
  return value > 0 ? Math.log10(value) : Number.NaN;
}

/** Axis value of a world coordinate on axis 0 (x) or 1 (y). */
export function fromWorld(map: MapFrame, axis: 0 | 1, world: number): number {
  const along = (world - map.offset[axis]) / map.scale[axis];
  return map.log ? 10 ** along : along;
}

/** The map in words: `musicnn-msd/taggram, pca`. */
export function mapName(map: Pick<MapFrame, 'space' | 'projection'>): string {
  return `${map.space}, ${map.projection}`;
}

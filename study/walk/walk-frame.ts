import type { ShownRule } from '#models/space/shown-rule';

/** Which map is shown and how it lies in the window, as the record names it. */
export interface WalkFrame {
  /** `musicnn-msd/taggram`. */
  readonly space: string;
  readonly projection: string;
  /** Places of the two axes in the projection's list, and their labels. */
  readonly axes: readonly [number, number];
  readonly labels: readonly [string, string];
  /** world = offset + scale * axis value, per axis. World is 0 ... 1 with y downwards on the screen. */
  readonly scale: readonly [number, number];
  readonly offset: readonly [number, number];
  /** Present where the axes are decimal logarithms: read log10(value) for value above. */
  readonly log?: true | undefined;
  /** Which segments are on the map; missing: all that have a place. */
  readonly shown?: ShownRule | undefined;
}

/** What a study may know of a dataset: clips, where they lie, whose they are. `data/node/stimuli` satisfies it. */
export interface StimulusCatalogue {
  readonly dataset: { readonly id: string; readonly hash: string };
  /** Clips are segments 0 ... segments - 1. */
  readonly segments: number;
  /** Length of a clip in seconds. */
  readonly seconds: number;
  /** Spaces whose axes and rows are at hand. */
  readonly spaces: readonly string[];
  /** All spaces that a study may name, at hand or not. */
  readonly offered: readonly string[];
  /** Who made a segment; where that is unknown, its track stands for it. */
  artist(segment: number): string;
  track(segment: number): number;
  /** Whether a segment has a clip that can be played. */
  sounds(segment: number): boolean;
  /** Labels of a projection's axes; empty where the dataset has no such map. */
  axes(space: string, projection: string): readonly string[];
  /** Value of every segment on an axis; null where there is no such axis. */
  values(space: string, projection: string, label: string): Float32Array | null;
  /** A segment in the space itself; null where the space is not at hand. */
  row(space: string, segment: number): Float32Array | null;
  /** Tags of a space that is a taggram; empty for others. */
  tags(space: string): readonly string[];
}

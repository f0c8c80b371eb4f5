import * as z from 'zod/mini';

const name = z.string().check(z.maxLength(200));
/** Names in one list: a record's line has room for them. */
export const MOST_NAMES = 12;
const names = z.optional(z.array(name).check(z.minLength(1), z.maxLength(MOST_NAMES)));

/**
 * Which segments of a dataset are on a map; whatever is missing leaves none out. With the dataset it says
 * it exactly, so that a record can be replayed.
 */
export const ShownRule = z.object({
  /** So many tracks, drawn by the dataset's seed, stratified by artist. */
  tracks: z.optional(z.int().check(z.minimum(1))),
  /** Every n-th segment of a track, its first one included. */
  every: z.optional(z.int().check(z.minimum(2))),
  /** Segments that have one of these words: a genre of their track, or one of their strongest tags. */
  tags: names,
  /** Tracks of one of these artists; the empty name stands for tracks without one. */
  artists: names,
});
export type ShownRule = z.infer<typeof ShownRule>;

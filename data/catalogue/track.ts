import * as z from 'zod/mini';

/** A word of the source's about a track, such as `rock` of the category `genre`. */
export const SourceTag = z.object({ category: z.string(), name: z.string() });
export type SourceTag = z.infer<typeof SourceTag>;

/** One recording of a dataset, as listed in the bundle's catalogue file. */
export const Track = z.object({
  title: z.string(),
  artist: z.nullable(z.string()),
  album: z.nullable(z.string()),
  genres: z.array(z.string()),
  /** Licence as the source states it, and who must be named; null where unknown. */
  licence: z.nullable(z.string()),
  attribution: z.nullable(z.string()),
  /** What the source says of it in its own words; absent where it says nothing. */
  tags: z.optional(z.array(SourceTag)),
  /** The source's page about it; absent where none is known. */
  url: z.optional(z.string()),
  /** Path below the folder that was ingested, with forward slashes. */
  path: z.string(),
  /** SHA-256 of the audio file. */
  sha256: z.string(),
  /** Length in seconds at 16 kHz. */
  seconds: z.number(),
  /** Loudness of the whole track in LUFS, gated, of its channels' average; datasets of old lack it. */
  loudness: z.optional(z.number()),
  /** Its segments in the first segmentation are firstSegment ... firstSegment + segmentCount - 1. */
  firstSegment: z.int(),
  segmentCount: z.int(),
  /** File under clips/ that holds the track's web clips one after the other; null without clips. */
  clips: z.nullable(z.string()),
  /** The same for the dataset's other segmentations, by their ids. */
  moreClips: z.optional(z.record(z.string(), z.string())),
});
export type Track = z.infer<typeof Track>;

/** The catalogue file of a bundle. */
export const Catalogue = z.array(Track);

import * as z from 'zod/mini';

/** A content-hashed file of the bundle: its name is the SHA-256 of its bytes plus an ending. */
export const FileRef = z.object({
  name: z.string().check(z.regex(/^[0-9a-f]{64}\.(bin|json)$/)),
  bytes: z.int().check(z.nonnegative()),
});
export type FileRef = z.infer<typeof FileRef>;

/** Where one typed column lies: a column file and the column's place in it. */
const ColumnRef = z.object({ file: FileRef, column: z.int().check(z.nonnegative()) });

const Axis = z.object({
  label: z.string(),
  explained: z.nullable(z.number()),
  low: z.array(z.string()),
  high: z.array(z.string()),
  /** u16 positions of all segments, see column-file.ts. */
  at: ColumnRef,
});

/** How far the map of the first two axes keeps neighbours, see models/projection/quality.ts. */
const Quality = z.object({
  /** Neighbours that were looked at. */
  k: z.int().check(z.positive()),
  /** 1: what is near on the map is near in the space. About .5 by chance. */
  trustworthiness: z.number(),
  /** 1: what is near in the space is near on the map. About .5 by chance. */
  continuity: z.number(),
  /** Share of the k true nearest that are among the k nearest on the map. */
  kept: z.number(),
  /** Kullback-Leibler divergence that a t-SNE ended with, nats. */
  kl: z.optional(z.number()),
});

const Projection = z.object({
  /**
   * `original`: tags or dimensions as they are. `pca`: principal components, `std-pca`: those of z-scores.
   * `tsne` and `umap`: maps of two axes, turned and scaled onto the first two components.
   */
  id: z.enum(['original', 'pca', 'std-pca', 'tsne', 'umap']),
  axes: z.array(Axis).check(z.minLength(1)),
  /** Explained variance ratio of every component, also of those without an axis; empty for original. */
  explained: z.array(z.number()),
  /** Present where dimensions were brought to mean 0 and standard deviation 1 before. */
  standardised: z.optional(z.literal(true)),
  /** f32 columns `mean`, `pc1` ... that place new points (one row a dimension), and `sd` where standardised; null without. */
  model: z.nullable(FileRef),
  /** By which recipe it was made, and of how many segments: those that came later were placed on it. */
  fit: z.optional(
    z.object({
      recipe: z.string(),
      segments: z.int(),
      /** Share of the true neighbours that a t-SNE or UMAP was made of; left out where all were found. */
      recall: z.optional(z.number()),
    }),
  ),
  quality: z.optional(Quality),
  /** u8 a segment: the estimated share of its 30 nearest that the map keeps, x 255. */
  trust: z.optional(ColumnRef),
  /** True near neighbours that the map tore apart, see segment-links.ts. */
  wormholes: z.optional(FileRef),
});

/** A model's layer over one segmentation, with its maps. */
export const Space = z.object({
  id: z.string(),
  model: z.string(),
  /** Tag activations, the hidden layer below them, or measures without a network. */
  layer: z.enum(['taggram', 'embedding', 'descriptor']),
  /** Which segmentation its rows follow. */
  segmentation: z.string(),
  dimensions: z.array(z.string()),
  /** Row-major float32 values, segments x dimensions, without a header. */
  matrix: FileRef,
  projections: z.array(Projection),
  /** The nearest segments of every segment in the space itself, see segment-links.ts. */
  neighbours: z.optional(FileRef),
  /** Share of the true neighbours among those, measured at 500 segments; left out where all were found. */
  recall: z.optional(z.number()),
});

export type Space = z.infer<typeof Space>;

/** One way of cutting; several in one dataset are linked by time. */
const Segmentation = z.object({
  id: z.string(),
  sampleRate: z.int(),
  samples: z.int(),
  hop: z.int(),
  segments: z.int(),
  /**
   * Column file with one row a segment: `track` u32, `start` u32 (sample at sampleRate), `clipOffset`
   * u32 and `clipBytes` u32 (place in the track's clips file; both 0 without clips), `loudness` f32 (LUFS;
   * datasets of old lack it).
   */
  file: FileRef,
});

const Model = z.object({
  id: z.string(),
  /** Which segmentation its rows follow; the first one where it is left out. */
  segmentation: z.optional(z.string()),
  /** SHA-256 of the weights file that was used; empty for a model without weights. */
  weights: z.string(),
  runtime: z.string(),
  /** Tags of a network; of the descriptors, the words for high and low values. */
  tags: z.array(z.string()),
  /**
   * Column file with one row a segment: `tag0` ... `tag4` u8 (index into tags, strongest first) and
   * `value0` ... `value4` u8 (activation x 255; of a descriptor's word, the share of segments that it
   * fits less x 255).
   */
  strongest: FileRef,
});

/** How the web clips were cut: each is one segment as mono MP3. */
const Clips = z.object({
  codec: z.literal('mp3'),
  sampleRate: z.int(),
  kilobits: z.int(),
  /** Seconds of encoder delay before the segment's first sample in the decoded clip. */
  lead: z.number(),
  /** Seconds of a segment of the first segmentation from there; of another one, its samples / sampleRate. */
  seconds: z.number(),
});

/** What may name a dataset in an address. */
export const DATASET_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** manifest.json of a dataset bundle. No clock time inside: the same music gives the same bytes. */
export const Manifest = z.object({
  format: z.literal('earshot-dataset'),
  version: z.literal(1),
  id: z.string().check(z.regex(DATASET_ID)),
  title: z.string(),
  seed: z.int(),
  /** The one documented filter, see data/resample/filter.ts. */
  resampler: z.string(),
  tracks: z.int(),
  /** JSON array of Track. */
  catalogue: FileRef,
  segmentations: z.array(Segmentation),
  models: z.array(Model),
  spaces: z.array(Space),
  clips: z.nullable(Clips),
});
export type Manifest = z.infer<typeof Manifest>;

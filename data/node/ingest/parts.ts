import type { Listener, ListenerCard } from '#models/listener/listener';
import type { SegmentationId } from '#models/tagger/framing';
import type { Manifest } from '../../bundle/manifest.ts';
import type { Track } from '../../catalogue/track.ts';

/** A mono recording at its own rate, in chunks of any length. */
interface Recording {
  readonly sampleRate: number;
  readonly chunks: AsyncIterable<Float32Array>;
}

/** A segment's web clip: how it is cut, as the manifest tells it, and what cuts it. */
export interface ClipParts {
  readonly format: NonNullable<Manifest['clips']>;
  /** Mono samples and their rate in, a whole MP3 out (its own memory). */
  encode(samples: Float32Array, rate: number): Uint8Array;
}

/** What a track is called and whose it is. */
export type TrackFacts = Pick<
  Track,
  'title' | 'artist' | 'album' | 'genres' | 'licence' | 'attribution' | 'tags' | 'url'
>;

/** What turns a file into rows of every layer of every listener. */
export interface HearingParts {
  /** Open an audio file by its path; an error means that it cannot be read. */
  decode(path: string): Promise<Recording>;
  readonly listeners: readonly Listener[];
  /** Null: no clips are cut. */
  readonly clips: ClipParts | null;
  /** Milliseconds. */
  now(): number;
}

/** What is wanted of a file. */
export interface HearingTask {
  readonly path: string;
  /** Ids of the models that are to listen. */
  readonly models: readonly string[];
  /** Segmentations whose clips are to be cut. */
  readonly clips: readonly SegmentationId[];
}

/** What the main thread does of a run. */
export interface RunParts {
  /** Facts from the file's own tags, its name and the corpus list, by its path below the folder. */
  describe(path: string): Promise<TrackFacts>;
  /** Milliseconds. */
  now(): number;
}

/** Everything that ingest in one thread does not do itself; tests bring their own. */
export interface IngestParts extends HearingParts, RunParts {}

/** A model as it listens in a run, for keys and the manifest. */
export interface RunModel {
  readonly card: ListenerCard;
  readonly runtime: string;
}

import type { TimedSegments } from '#data/bundle/segment-time';
import type { TrackNumbers } from '#models/space/track-numbers';
import type { WalkView } from '#study/walk/ground';

/** A map ready to be drawn and walked: one space in one projection by two of its axes. */
export interface MapView extends WalkView {
  /** Track of each segment. */
  readonly tracks: TrackNumbers;
  /** Loudness of each segment in LUFS; missing where the dataset does not know it. */
  readonly loudness?: Float32Array | undefined;
  /** Which segments these are; absent where the dataset knows one length only. */
  readonly cut?: ViewCut;
}

/** The segments of a map among those of its dataset, which may have some of other lengths. */
interface ViewCut extends TimedSegments {
  /** Id of the segmentation. */
  readonly id: string;
  /** Number of the first of them in the dataset. */
  readonly firstNumber: number;
}

import type { WalkView } from '#study/walk/ground';

/** A map ready to be drawn and walked: one space in one projection by two of its axes. */
export interface MapView extends WalkView {
  /** Track of each segment. */
  readonly tracks: Uint32Array;
  /** Loudness of each segment in LUFS; missing where the dataset does not know it. */
  readonly loudness?: Float32Array | undefined;
}

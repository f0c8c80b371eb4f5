import type { TrackNumbers } from '#models/space/track-numbers';
import type { Ground } from '#study/walk/ground';
import type { Dress } from './dress.ts';

/** A map as it is to be drawn: where its segments lie, whose they are, and how they look. */
export interface MapScene {
  readonly ground: Ground;
  readonly tracks: TrackNumbers;
  readonly dress: Dress;
  /** World coordinates of the same segments that a morph begins at; null: none. */
  readonly from: Float32Array | null;
}

/** So many points are always drawn in full; beyond, the map from afar is a haze. */
export const DRAWN_IN_FULL = 100_000;

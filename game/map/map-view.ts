/** A map ready to be drawn and walked: one space in one projection by two of its axes. */
export interface MapView {
  readonly space: string;
  readonly projection: string;
  /** Places of the two axes in the projection's list, and their labels. */
  readonly axes: readonly [number, number];
  readonly labels: readonly [string, string];
  /** world = offset + scale * axis value, per axis. World is 0 ... 1 with y downwards on the screen. */
  readonly scale: readonly [number, number];
  readonly offset: readonly [number, number];
  /** World coordinates of all segments: x0 y0 x1 y1 ... */
  readonly positions: Float32Array;
  /** Track of each segment. */
  readonly tracks: Uint32Array;
  /** Place of each segment's colour in the palette, 0 ... 11. */
  readonly hues: Uint8Array;
}

/** Samples a second of the signal that every model hears. */
export const HEARD_RATE = 16_000;

/** How a signal is cut: so many frames, each so many samples after the one before, are a segment. */
interface Framing {
  readonly frames: number;
  readonly hop: number;
}

/** MusiCNN, VGG and the descriptors: 187 frames of 256 samples. VGGish: 96 frames of 160. */
export type SegmentationId = 'frames-187' | 'frames-96';

/** Each way of cutting. */
export const FRAMINGS = {
  'frames-187': { frames: 187, hop: 256 },
  'frames-96': { frames: 96, hop: 160 },
} as const satisfies Readonly<Record<SegmentationId, Framing>>;

/** Samples from one segment's first to the next one's. */
export function segmentSamples({ frames, hop }: Framing): number {
  return frames * hop;
}

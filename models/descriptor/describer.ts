import type { DescriptorCard } from './descriptor-card.ts';

/** Measures segments without any trained weights. */
export interface Describer {
  readonly card: DescriptorCard;
  /** Name and version of what computes, for the bundle: `essentia.js 0.1.3`. */
  readonly runtime: string;
  /**
   * Describe `count` segments of a 16 kHz mono signal that lie one after the other, each card.samples
   * long: count x card.dimensions.length finite values, row-major.
   */
  describe(samples: Float32Array, count: number): Promise<Float32Array>;
  /** Give back what it holds; it can't be used afterwards. */
  close(): Promise<void>;
}

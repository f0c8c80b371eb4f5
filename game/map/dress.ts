import type { Mode } from '../dataset/look.ts';

/** How the segments of a map are drawn; where they lie is the view's. */
export interface Dress {
  readonly mode: Mode;
  /** Place of each segment's colour in the palette. */
  readonly hues: Uint8Array;
  /** Opacity of each segment, 255 as usual; null: all as usual. */
  readonly strengths: Uint8Array | null;
  /** Whether hues are told apart by shape too. */
  readonly shapes: boolean;
  /** How far each segment's place can be trusted, 0 ... 255; null: no fog. */
  readonly trust: Uint8Array | null;
}

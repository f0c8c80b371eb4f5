import { FRAMINGS, HEARD_RATE, type SegmentationId, segmentSamples } from '#models/tagger/framing';

/** How tracks are cut: counted in samples at one rate, so that time never drifts (B4). */
export interface SegmentRule {
  /** Samples a second of the signal the models hear. */
  readonly sampleRate: number;
  /** Length of a segment in samples. */
  readonly samples: number;
  /** Distance from one segment's first sample to the next one's. */
  readonly hop: number;
}

/** MusiCNN and VGG: 187 frames of 256 samples at 16 kHz, 2.992 s; a shorter tail is dropped. */
export const FRAMES_187: SegmentRule = sideBySide('frames-187');

/** VGGish: 96 frames of 160 samples at 16 kHz, 0.96 s. */
const FRAMES_96: SegmentRule = sideBySide('frames-96');

/** The rule behind each way of cutting. */
export const SEGMENT_RULES: Readonly<Record<SegmentationId, SegmentRule>> = {
  'frames-187': FRAMES_187,
  'frames-96': FRAMES_96,
};

/** Start of the index-th segment of a track in seconds. */
export function startSeconds(rule: SegmentRule, index: number): number {
  return (index * rule.hop) / rule.sampleRate;
}

/** Length of a segment in seconds. */
export function lengthSeconds(rule: SegmentRule): number {
  return rule.samples / rule.sampleRate;
}

/** End of the index-th segment of a track in seconds. */
export function endSeconds(rule: SegmentRule, index: number): number {
  return (index * rule.hop + rule.samples) / rule.sampleRate;
}

/**
 * Where segments begin in a recording of another rate: the sample nearest to the index-th one's start, so
 * that borders never drift (B4).
 */
export function bordersAt({ hop, sampleRate }: SegmentRule, rate: number) {
  return (index: number): number => Math.round((index * hop * rate) / sampleRate);
}

/** Each segment begins where one ends. */
function sideBySide(id: SegmentationId): SegmentRule {
  const samples = segmentSamples(FRAMINGS[id]);
  return { sampleRate: HEARD_RATE, samples, hop: samples };
}

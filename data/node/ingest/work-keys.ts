import { versionOf } from '#models/listener/listener';
import { sha256 } from '#models/node/sha256';
import type { SegmentationId } from '#models/tagger/framing';
import type { Manifest } from '../../bundle/manifest.ts';
import { RESAMPLER } from '../../resample/filter.ts';
import type { RunModel } from './parts.ts';

/** Part of every key: raise it when the same file would give other values. */
const VERSION = 3;

/** What is kept of a file, by the hash of its content, never by its name: each part under its own key. */

/** Length, loudness and number of segments in one segmentation. */
export function soundKey(file: string, segmentation: SegmentationId): string {
  return key('sound', file, segmentation);
}

/** Which file holds the clips of one segmentation in one format, and how long each is. */
export function clipsKey(
  file: string,
  segmentation: SegmentationId,
  { codec, sampleRate, kilobits, lead }: NonNullable<Manifest['clips']>,
): string {
  return key('clips', file, segmentation, codec, sampleRate, kilobits, lead);
}

/** What one model with these weights said on this runtime. */
export function heardKey(file: string, { card, runtime }: RunModel): string {
  return key('heard', file, card.id, versionOf(card), runtime);
}

function key(...names: readonly (string | number)[]): string {
  return sha256(JSON.stringify([VERSION, RESAMPLER, ...names]));
}

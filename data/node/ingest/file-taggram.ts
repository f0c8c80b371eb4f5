import type { ModelCard } from '#models/tagger/model-card';
import { strongest } from '../../bundle/strongest-tags.ts';
import { endSeconds, FRAMES_187, startSeconds } from '../../catalogue/segment-rule.ts';

/** A tag and its activation, 0 ... 1. */
export type TagValue = readonly [tag: string, value: number];

/** What a model heard in one file. */
export interface FileTaggram {
  readonly model: string;
  readonly tags: readonly string[];
  /** Times in seconds, exact to the sample; one value a tag. */
  readonly segments: readonly {
    readonly start: number;
    readonly end: number;
    readonly values: readonly number[];
  }[];
  /** One value a tag: the mean over segments. */
  readonly mean: readonly number[];
  /** The ten strongest tags of the mean, strongest first. */
  readonly top: readonly TagValue[];
}

/** Activations are told to so many digits: float32 holds no more. */
const DIGITS = 7;

/** Lay out the taggrams (segments x tags, at least one segment) of one file. */
export function fileTaggram({ id, tags }: ModelCard, taggrams: Float32Array): FileTaggram {
  const count = taggrams.length / tags.length;
  const rows = Array.from({ length: count }, (_, i) =>
    Array.from(taggrams.subarray(i * tags.length, (i + 1) * tags.length), told),
  );
  const segments = rows.map((values, i) => ({
    start: startSeconds(FRAMES_187, i),
    end: endSeconds(FRAMES_187, i),
    values,
  }));
  const mean = tags.map((_, t) => told(rows.reduce((sum, row) => sum + (row[t] ?? 0), 0) / count));
  return { model: id, tags, segments, mean, top: strongestTags(tags, mean, 10) };
}

/** The `count` strongest tags with their values, strongest first. */
export function strongestTags(
  tags: readonly string[],
  values: readonly number[],
  count: number,
): TagValue[] {
  return strongest(values, count).map((t) => [tags[t] ?? '', values[t] ?? 0]);
}

function told(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

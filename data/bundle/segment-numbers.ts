import { Refusal } from '#models/refusal';
import type { Manifest } from './manifest.ts';

/*
 * Segments are numbered through the whole dataset: those of the first segmentation from 0 in the order of
 * its rows, then those of the next one. Files of a space count its own rows; clips, records that were
 * exported and people who name a segment use the number.
 */

type Segmentation = Manifest['segmentations'][number];

/** A segment in its segmentation. */
export interface SegmentPlace {
  readonly segmentation: Segmentation;
  readonly row: number;
}

/**
 * The number of a segmentation's first segment.
 *
 * @throws Refusal where the dataset has no such segmentation.
 */
export function firstNumber(
  { segmentations }: Pick<Manifest, 'segmentations'>,
  id: string,
): number {
  let first = 0;
  for (const segmentation of segmentations) {
    if (segmentation.id === id) return first;
    first += segmentation.segments;
  }
  throw new Refusal(`The dataset lacks the segments ${id}: ingest the music again.`);
}

/** Which segment a number names; undefined where none has it. */
export function segmentOf(
  { segmentations }: Pick<Manifest, 'segmentations'>,
  number: number,
): SegmentPlace | undefined {
  let row = number;
  for (const segmentation of segmentations) {
    if (row < segmentation.segments) return { segmentation, row };
    row -= segmentation.segments;
  }
  return undefined;
}

/** The segmentation that a model's rows follow. */
export function segmentationOf(
  { segmentations, models, spaces }: Pick<Manifest, 'segmentations' | 'models' | 'spaces'>,
  model: string,
): string {
  const told = models.find(({ id }) => id === model)?.segmentation;
  const space = spaces.find((one) => one.model === model);
  return told ?? space?.segmentation ?? segmentations[0]?.id ?? '';
}

import type { StimulusCatalogue } from './catalogue.ts';

/** Segments that have a clip, in their order. */
export function soundingSegments(stimuli: StimulusCatalogue): number[] {
  return Array.from(Array(stimuli.segments).keys()).filter((segment) => stimuli.sounds(segment));
}

import { HEARD_MEASURES } from './heard-measures.ts';
import { MAP_MEASURES } from './map-measures.ts';
import type { Measure } from './measure.ts';
import { ORIGINAL_MEASURES } from './original-measures.ts';

/** The measures of a walk (see walk/), in the order of the report. */
export const MEASURES: readonly Measure[] = [
  ...MAP_MEASURES,
  ...HEARD_MEASURES,
  ...ORIGINAL_MEASURES,
];

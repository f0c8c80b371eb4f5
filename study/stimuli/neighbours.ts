import type { StimulusCatalogue } from './catalogue.ts';
import { soundingSegments } from './sounding.ts';

/** Segments from the nearest to the farthest of a segment in a space, those of its own key left out. */
export function byDistance(
  stimuli: StimulusCatalogue,
  space: string,
  segment: number,
  key: (segment: number) => string,
): readonly number[] {
  const from = stimuli.row(space, segment);
  if (!from) return [];
  const others = soundingSegments(stimuli).filter((other) => key(other) !== key(segment));
  const distances = new Map(
    others.map((other) => [other, squared(from, stimuli.row(space, other))]),
  );
  return others.sort((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0) || a - b);
}

function squared(a: Float32Array, b: Float32Array | null): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - (b?.[i] ?? 0)) ** 2;
  return sum;
}

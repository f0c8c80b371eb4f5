import { counted } from '#models/counted';
import type { IngestSummary } from './ingest.ts';

/** A run's summary for people, a line each; files that failed come last with their reasons. */
export function describeSummary(summary: IngestSummary): string[] {
  const { dataset, tracks, segments, seconds, elapsed, xRealTime, perModel, failed } = summary;
  const rate = xRealTime === null ? 'nothing new' : `${xRealTime.toFixed(1)} x real time`;
  const models = Object.entries(perModel).flatMap(([id, time]) =>
    time === null ? [] : [`${id}: ${time.toFixed(1)} ms a segment`],
  );
  return [
    `${dataset}: ${counted(tracks, 'track')}, ${counted(segments, 'segment')}, ${(seconds / 60).toFixed(1)} minutes of music in ${elapsed.toFixed(1)} s (${rate})`,
    ...models,
    ...(failed.length > 0 ? [`${counted(failed.length, 'file was', 'files were')} left out:`] : []),
    ...failed.map(({ path, reason }) => `  ${path}: ${reason}`),
  ];
}

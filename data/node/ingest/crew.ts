import { join } from 'node:path';
import type { Manifest } from '../../bundle/manifest.ts';
import { type HeardFile, hearTrack } from './hear-track.ts';
import type { HearingParts, HearingTask, RunModel } from './parts.ts';

/** Those who hear files: one in this thread, or several in threads of their own. */
export interface Crew {
  readonly models: readonly RunModel[];
  /** How clips are cut; null where none are. */
  readonly clips: Manifest['clips'];
  /** So many tasks keep all of them busy. */
  readonly size: number;
  /** @throws Unreadable if the file cannot be decoded. */
  hear(task: HearingTask): Promise<HeardFile>;
}

/** One that hears in this thread and puts clips into a dataset's folder. */
export function crewOfOne(parts: HearingParts, dataset: string): Crew {
  const clips = join(dataset, 'clips');
  return {
    models: parts.listeners,
    clips: parts.clips?.format ?? null,
    size: 1,
    hear: async (task) => await hearTrack(task, parts, clips),
  };
}

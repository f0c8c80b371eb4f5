import { counted } from '#models/counted';
import { openDataset } from '../dataset-folder.ts';
import { createBundleWriter } from '../ingest/bundle-writer.ts';
import type { Position } from '../progress.ts';
import { mapFolder } from './map-folder.ts';
import { type MapLine, mapLines } from './map-lines.ts';
import type { MapWishes } from './map-wishes.ts';

/** What a run of `earshot project DATASET_DIR` did. */
export interface ProjectedDataset {
  readonly dataset: string;
  /** Of the manifest that stands now. */
  readonly hash: string;
  /** Whether it is a new one. */
  readonly changed: boolean;
  readonly seconds: number;
  readonly maps: readonly MapLine[];
}

/**
 * Give a dataset the maps that are wanted and put a manifest with them in the place of the current one, in one
 * step; the old one stays in manifests/. Maps that are there and would come out the same are kept.
 */
export async function projectDataset(
  dir: string,
  wishes: MapWishes,
  now: () => number,
  report: (position: Position) => void,
): Promise<ProjectedDataset> {
  const started = now();
  const dataset = await openDataset(dir);
  const { manifest, spaces } = await mapFolder(dir, dataset.manifest, wishes, report);
  const hash = await createBundleWriter(dataset.dir).finish(manifest);
  return {
    dataset: dataset.dir,
    hash,
    changed: hash !== dataset.hash,
    seconds: (now() - started) / 1000,
    maps: mapLines(spaces),
  };
}

/** A run's summary for people, a line each. */
export function describeProjected(run: ProjectedDataset): string[] {
  const made = run.maps.filter(({ done }) => done !== 'kept').length;
  const kept = run.maps.length - made;
  return [
    `${run.dataset}: ${counted(made, 'map')} made and ${counted(kept, 'map')} kept in ${run.seconds.toFixed(1)} s`,
    `hash ${run.hash}`,
    ...run.maps.map(describeMap),
  ];
}

function describeMap({ space, map, done, quality, beyond, recall }: MapLine): string {
  const judged = quality
    ? `trustworthiness ${quality.trustworthiness.toFixed(3)}, continuity ${quality.continuity.toFixed(3)}, ${(100 * quality.kept).toFixed(0)} % of ${quality.k} neighbours kept`
    : 'not judged';
  const edge =
    beyond > 0
      ? `; ${counted(beyond, 'new segment lies', 'new segments lie')} beyond its edge (--refit draws it anew)`
      : '';
  const found =
    recall === undefined ? '' : `, made of ${(100 * recall).toFixed(1)} % of the true neighbours`;
  return `  ${space} ${map}: ${done}${found}, ${judged}${edge}`;
}

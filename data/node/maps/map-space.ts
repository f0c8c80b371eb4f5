import type { Space } from '../../bundle/manifest.ts';
import type { BundleWriter } from '../ingest/bundle-writer.ts';
import { judgeSpace } from './judge-space.ts';
import { isUnchanged, type MadeMap, makeMap, wantedMaps } from './make-map.ts';
import type { MapWishes } from './map-wishes.ts';
import type { SpaceWork } from './space-work.ts';
import type { ReadFile } from './stored-map.ts';
import { writeMap } from './write-map.ts';

/** The files of a bundle, to be read and to be added to. */
export interface BundleFiles {
  readonly read: ReadFile;
  readonly writer: BundleWriter;
}

/** A space with its maps. */
export interface MappedSpace {
  readonly space: Space;
  /** What became of each map, in the order of the space's projections. */
  readonly outcomes: readonly Pick<MadeMap, 'done' | 'beyond'>[];
}

/**
 * Make the maps of a space that are wanted or were there before, judge those that are new or took on
 * segments, and store them. No other space has a say in it.
 */
export async function mapSpace(
  { read, writer }: BundleFiles,
  work: SpaceWork,
  wishes: MapWishes & { readonly seedOfDataset: number },
): Promise<MappedSpace> {
  const made: MadeMap[] = [];
  for (const id of wantedMaps(work, wishes)) {
    const components = made.find(({ map }) => map.id === 'pca')?.map ?? null;
    made.push(await makeMap(read, work, id, wishes, components));
  }
  const fresh = made.filter(({ kept, map }) => !kept && map.id !== 'original');
  const isDone = fresh.length === 0 && isUnchanged(work) && work.before?.space.neighbours;
  const seed = wishes.seed ?? wishes.seedOfDataset;
  const maps = fresh.map(({ map }) => map);
  const judged = isDone
    ? null
    : await judgeSpace(writer, work, maps, { seed, threads: wishes.threads });
  const projections: Space['projections'] = [];
  for (const one of made) {
    const told = judged?.maps[fresh.indexOf(one)];
    projections.push(one.kept ?? { ...(await writeMap(writer, one.map)), ...told });
  }
  const neighbours = judged ? judged.neighbours : listedIn(work.before?.space);
  return { space: { ...work.space, projections, ...neighbours }, outcomes: made };
}

/** The neighbours of a space that has not changed. */
function listedIn(space: Space | undefined): Pick<Space, 'neighbours' | 'recall'> {
  const { neighbours, recall } = space ?? {};
  return { neighbours, ...(recall !== undefined && { recall }) };
}

import { Refusal } from '#models/refusal';
import type { Manifest, Space } from '../../bundle/manifest.ts';
import { readSegmentTable } from '../../bundle/segment-columns.ts';
import { Catalogue } from '../../catalogue/track.ts';
import type { Position } from '../progress.ts';
import { type Growth, growthOf, type Segments } from './growth.ts';
import type { MapShelf } from './map-shelf.ts';
import { type BundleFiles, type MappedSpace, mapSpace } from './map-space.ts';
import type { MapWishes } from './map-wishes.ts';
import { openSpace } from './space-work.ts';
import type { ReadFile } from './stored-map.ts';

/** A manifest with maps, and what became of each of them. */
export interface MappedDataset {
  readonly manifest: Manifest;
  readonly spaces: readonly MappedSpace[];
}

/**
 * Give every space of a manifest its maps. Those of `before`, an earlier manifest of the folder (or the same
 * one), are kept or take on what is new; one space's matrices are in memory at a time.
 */
export async function mapDataset(
  files: BundleFiles & { readonly shelf: MapShelf },
  manifest: Manifest,
  before: Manifest | null,
  wishes: MapWishes,
  report: (position: Position) => void,
): Promise<MappedDataset> {
  const spaces: MappedSpace[] = [];
  const growths = growthsOf(files.read, manifest, before);
  for (const [done, space] of manifest.spaces.entries()) {
    report(progressAt(done, manifest.spaces, space.id));
    const old = before && (await takenOn(space, manifest, before, growths));
    const key = [space, old, segmentationOf(manifest, space.segmentation), wishes, manifest.seed];
    const mapped = await files.shelf.remember(key, async () => {
      const { table } = await segmentsOf(files.read, manifest, space.segmentation);
      const opened = await openSpace(files.read, manifest, space);
      const work = { space, ...opened, tracks: table.track, before: old };
      return await mapSpace(files, work, { ...wishes, seedOfDataset: manifest.seed });
    });
    spaces.push(mapped);
  }
  report(progressAt(spaces.length, manifest.spaces, 'done'));
  return { manifest: { ...manifest, spaces: spaces.map(({ space }) => space) }, spaces };
}

type GrowthOf = (segmentation: string) => Promise<Growth | null>;

/** How the segments of a segmentation have grown, found once; null where it is new. */
function growthsOf(read: ReadFile, manifest: Manifest, before: Manifest | null): GrowthOf {
  const known = new Map<string, Promise<Growth | null>>();
  const find = async (id: string) => {
    const was = before?.segmentations.some((one) => one.id === id);
    if (!before || !was) return null;
    return growthOf(await segmentsOf(read, before, id), await segmentsOf(read, manifest, id));
  };
  return (id) => {
    const growth = known.get(id) ?? find(id);
    known.set(id, growth);
    return growth;
  };
}

/** The space as it was, if the same model heard it the same way. */
async function takenOn(
  space: Space,
  manifest: Manifest,
  before: Manifest,
  growths: GrowthOf,
): Promise<{ space: Space; growth: Growth } | null> {
  const old = before.spaces.find(({ id }) => id === space.id);
  const weights = ({ models }: Manifest) => models.find(({ id }) => id === space.model)?.weights;
  const same =
    old?.segmentation === space.segmentation &&
    old.dimensions.length === space.dimensions.length &&
    weights(before) === weights(manifest);
  const growth = same ? await growths(space.segmentation) : null;
  return old && growth ? { space: old, growth } : null;
}

async function segmentsOf(read: ReadFile, manifest: Manifest, id: string): Promise<Segments> {
  const table = readSegmentTable(await read(segmentationOf(manifest, id).file));
  const json = new TextDecoder().decode(await read(manifest.catalogue));
  return { table, tracks: Catalogue.parse(JSON.parse(json)) };
}

function segmentationOf({ segmentations }: Manifest, id: string) {
  const found = segmentations.find((one) => one.id === id);
  if (found) return found;
  throw new Refusal(`The dataset lacks the segments ${id}: ingest the music again.`);
}
function progressAt(done: number, spaces: readonly Space[], label: string): Position {
  const share = spaces.length > 0 ? done / spaces.length : 1;
  return { done, total: spaces.length, share, shareBefore: 0, music: 0, label, noun: 'spaces' };
}

import { NO_KIN } from '#models/projection/kin';
import type { TrackNumbers } from '#models/space/track-numbers';
import { decodeColumns } from '../../bundle/column-file.ts';
import type { Manifest } from '../../bundle/manifest.ts';
import { readSegmentTable } from '../../bundle/segment-columns.ts';
import type { Track } from '../../catalogue/track.ts';
import type { DatasetFolder } from '../dataset-folder.ts';

/** What segments of different tracks can have in common. */
export const KINDS = ['tag', 'artist', 'folder'] as const;
export type Kind = (typeof KINDS)[number];

/** Of every segment of a space: its track, and a number for each kind of kin; -1 where it has none. */
export interface KinLabels {
  readonly tracks: TrackNumbers;
  readonly labels: Readonly<Record<Kind, Int32Array>>;
}

/**
 * Who is kin of whom: by the strongest tag of the space's model, by artist, and by the first folder
 * of the path, which in free game music is the package.
 */
export async function kinLabels(
  dataset: DatasetFolder,
  space: Manifest['spaces'][number],
): Promise<KinLabels> {
  const tracks = await tracksOf(dataset, space.segmentation);
  const catalogue = await dataset.catalogue();
  const byTrack = (of: (track: Track) => string | null) => {
    const numbers = numbered(catalogue.map(of));
    return Int32Array.from(tracks, (track) => numbers[track] ?? NO_KIN);
  };
  const labels = {
    tag: (await strongestTags(dataset, space)) ?? new Int32Array(tracks.length).fill(NO_KIN),
    artist: byTrack(({ artist }) => artist),
    folder: byTrack(({ path }) => (path.includes('/') ? (path.split('/', 1)[0] ?? null) : null)),
  };
  return { tracks, labels };
}

async function tracksOf({ manifest, file }: DatasetFolder, segmentation: string) {
  const found = manifest.segmentations.find(({ id }) => id === segmentation);
  if (found) return readSegmentTable(await file(found.file)).track;
  throw new RangeError(`The manifest has no segmentation ${segmentation}.`);
}

/** Words of descriptors are ranks within the dataset, not tags. */
export async function strongestTags(
  { manifest, file }: DatasetFolder,
  space: Manifest['spaces'][number],
) {
  const model = manifest.models.find(({ id }) => id === space.model);
  if (!model || model.tags.length === 0 || space.layer === 'descriptor') return undefined;
  const columns = decodeColumns(await file(model.strongest));
  const first = columns.find(({ name }) => name === 'tag0');
  return first && Int32Array.from(first.values);
}

/** The same number for the same name; -1 for none. */
function numbered(names: readonly (string | null)[]): number[] {
  const numbers = new Map<string, number>();
  return names.map((name) => {
    if (name === null) return NO_KIN;
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
}

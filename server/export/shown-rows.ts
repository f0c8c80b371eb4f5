import { decodeColumns } from '#data/bundle/column-file';
import { STRONGEST } from '#data/bundle/strongest-tags';
import { shownSegments } from '#data/catalogue/shown-segments';
import type { DatasetFolder } from '#data/node/dataset-folder';
import type { ShownRow } from '#study/record/dataset-tables';
import { firstOfSpace } from './dataset-rows.ts';
import type { LeavingOut } from './walked-maps.ts';

/** The segments that a rule leaves on a space's maps; nothing for a space that the dataset lacks. */
export async function* shownRows(
  dataset: DatasetFolder,
  { space, shown }: LeavingOut,
): AsyncGenerator<ShownRow> {
  const found = dataset.manifest.spaces.find(({ id }) => id === space);
  if (!found) return;
  const { track } = await dataset.segments(found.segmentation);
  const kept = shownSegments(shown, {
    tracks: await dataset.catalogue(),
    track,
    seed: dataset.manifest.seed,
    tagsOf: await strongestTags(dataset, found.model),
  });
  const first = firstOfSpace(dataset, space);
  for (const row of track.keys())
    if (!kept || kept[row] === 1)
      yield {
        dataset: dataset.hash,
        space,
        shown: JSON.stringify(shown),
        segment: first + row,
      };
}

/** Strongest tags by row: of the space's own model, or of the first one that has tags. */
async function strongestTags(
  { manifest: { models }, file }: DatasetFolder,
  model: string,
): Promise<(row: number) => readonly string[]> {
  const tagged = models.filter(({ tags }) => tags.length > 0);
  const own = tagged.find(({ id }) => id === model) ?? tagged[0];
  if (!own) return () => [];
  const columns = decodeColumns(await file(own.strongest));
  const ranks = Array.from({ length: STRONGEST }, (_, rank) =>
    columns.find(({ name }) => name === `tag${rank}`),
  );
  return (row) => ranks.map((column) => own.tags[column?.values[row] ?? -1] ?? '');
}

import { type Column, decodeColumns } from '#data/bundle/column-file';
import type { Manifest } from '#data/bundle/manifest';
import { fitLayout, placeSegments } from '#data/bundle/map-layout';
import { readSegmentTable, type SegmentTable } from '#data/bundle/segment-columns';
import type { SegmentRule } from '#data/catalogue/segment-rule';
import { Refusal } from '#models/refusal';
import type { MapView } from '../map/map-view.ts';
import { troubleWords } from '../words/trouble-words.ts';
import { isKind } from './music-kinds.ts';
import type { OpenDataset } from './open-dataset.ts';
import { readStrongest, type StrongestTags } from './strongest-columns.ts';
import type { Space, ViewChoice } from './view-choice.ts';
import { chooseHues, type HueName } from './view-hues.ts';

/** A map with everything that the page says about it. */
export interface LoadedView {
  readonly choice: ViewChoice;
  readonly view: MapView;
  readonly legend: readonly HueName[];
  readonly strongest: StrongestTags;
  readonly table: SegmentTable;
  readonly rule: SegmentRule;
}

/** Fetch only the columns that a view needs and lay them out as a map. */
export async function loadView(dataset: OpenDataset, choice: ViewChoice): Promise<LoadedView> {
  const { space, projection, axes } = choice;
  const [x, y, strongest, kinds, segments] = await Promise.all([
    axisColumn(dataset, choice, 0),
    axisColumn(dataset, choice, 1),
    strongestOf(dataset, space.model),
    strongestOf(dataset, colouringModel(dataset.manifest, space)),
    segmentsOf(dataset, space),
  ]);
  const layout = fitLayout(x, y, projection.id !== 'original');
  const { hues, legend } = chooseHues(kinds);
  const view: MapView = {
    space: space.id,
    projection: projection.id,
    axes,
    labels: [axisAt(choice, 0).label, axisAt(choice, 1).label],
    ...layout,
    positions: placeSegments(x, y, layout),
    tracks: segments.table.track,
    hues,
  };
  return { choice, view, legend, strongest, ...segments };
}

/** The axis on one side of a view. */
export function axisAt({ projection, axes }: ViewChoice, side: 0 | 1) {
  const axis = projection.axes[axes[side]];
  if (axis) return axis;
  throw new RangeError(`Got axis ${axes[side]} of the ${projection.axes.length} of a projection.`);
}

/** Positions of all segments along the axis on one side of a view. */
export async function axisColumn(
  dataset: Pick<OpenDataset, 'file'>,
  choice: ViewChoice,
  side: 0 | 1,
): Promise<Column> {
  const { file, column } = axisAt(choice, side).at;
  const found = decodeColumns(await dataset.file(file))[column];
  if (found) return found;
  throw new Refusal(troubleWords('noColumn', { column: String(column) }));
}

/**
 * The model whose tags colour a space: its own, or where that names no kinds of music, as the
 * descriptors do not, one that does over the same segments.
 */
export function colouringModel({ models, spaces }: Manifest, space: Space): string {
  const namesKinds = (model: string) => models.find(({ id }) => id === model)?.tags.some(isKind);
  const others = spaces.filter(({ segmentation }) => segmentation === space.segmentation);
  return [space, ...others].map(({ model }) => model).find(namesKinds) ?? space.model;
}

async function strongestOf({ manifest, file }: OpenDataset, id: string): Promise<StrongestTags> {
  const model = manifest.models.find((one) => one.id === id);
  if (model) return readStrongest(await file(model.strongest), model.tags);
  throw new Refusal(troubleWords('noModel', { model: id }));
}

async function segmentsOf({ manifest, file }: OpenDataset, space: Space) {
  const rule = manifest.segmentations.find(({ id }) => id === space.segmentation);
  if (rule) return { rule, table: readSegmentTable(await file(rule.file)) };
  throw new Refusal(troubleWords('noSegments', { space: space.id }));
}

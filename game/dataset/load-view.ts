import { type Column, decodeColumns } from '#data/bundle/column-file';
import type { FileRef, Manifest } from '#data/bundle/manifest';
import { readSegmentTable, type SegmentTable } from '#data/bundle/segment-columns';
import { readTrust } from '#data/bundle/segment-links';
import { firstNumber } from '#data/bundle/segment-numbers';
import type { SegmentRule } from '#data/catalogue/segment-rule';
import { shownSegments } from '#data/catalogue/shown-segments';
import { Refusal } from '#models/refusal';
import type { Dress } from '../map/dress.ts';
import type { MapView } from '../map/map-view.ts';
import { troubleWords } from '../words/trouble-words.ts';
import { dressOf } from './dress-of.ts';
import { shownRule } from './look.ts';
import { isKind } from './music-kinds.ts';
import type { OpenDataset } from './open-dataset.ts';
import { placeView } from './place-view.ts';
import { readStrongest, type StrongestTags, tagsOf } from './strongest-columns.ts';
import type { Space, ViewChoice } from './view-choice.ts';
import type { HueName } from './view-hues.ts';

/** A map with everything that the page says about it. */
export interface LoadedView {
  readonly choice: ViewChoice;
  readonly view: MapView;
  readonly dress: Dress;
  readonly legend: readonly HueName[];
  /** Tags by the model of the space, and by the one that colours the map. */
  readonly strongest: StrongestTags;
  readonly kinds: StrongestTags;
  readonly table: SegmentTable;
  readonly rule: SegmentRule;
  /** Segments that log axes drop. */
  readonly dropped: number;
}

/**
 * Fetch only the columns that a view needs and lay them out as a map. Where only the dress differs from
 * the view before, its map is kept.
 */
export async function loadView(
  dataset: OpenDataset,
  choice: ViewChoice,
  before: LoadedView | null = null,
): Promise<LoadedView> {
  const { space, projection, look } = choice;
  const [strongest, kinds, segments, trust] = await Promise.all([
    strongestOf(dataset, space.model),
    strongestOf(dataset, colouringModel(dataset.manifest, space)),
    segmentsOf(dataset, space),
    look.fog && projection.trust ? trustOf(dataset, projection.trust) : null,
  ]);
  const { track } = segments.table;
  const facts = { tracks: dataset.tracks, track, kinds, ...segments };
  const placed =
    before && sameGround(before.choice, choice)
      ? { view: before.view, dropped: before.dropped }
      : await placeMap(dataset, choice, facts);
  return { choice, ...placed, ...dressOf(look, facts, trust), strongest, kinds, ...segments };
}

/** Whether two choices put the same segments on the same places. */
function sameGround(a: ViewChoice, b: ViewChoice): boolean {
  const ground = ({ space, projection, axes, look }: ViewChoice) =>
    JSON.stringify([space.id, projection.id, axes, look.log, shownRule(look)]);
  return ground(a) === ground(b);
}

type GroundFacts = Parameters<typeof dressOf>[1] & Awaited<ReturnType<typeof segmentsOf>>;

async function placeMap(
  dataset: OpenDataset,
  choice: ViewChoice,
  { tracks, track, kinds, loudness, ...cut }: GroundFacts,
): Promise<Pick<LoadedView, 'view' | 'dropped'>> {
  const { manifest } = dataset;
  const { space, projection, axes, look } = choice;
  const [x, y] = await Promise.all([
    axisColumn(dataset, choice, 0),
    axisColumn(dataset, choice, 1),
  ]);
  const rule = shownRule(look);
  const kept = shownSegments(rule, {
    tracks,
    track,
    seed: manifest.seed,
    tagsOf: (segment) => tagsOf(kinds, segment).map(({ name }) => name),
  });
  const isotropic = projection.id !== 'original';
  const { positions, dropped, ...layout } = placeView(x, y, { log: look.log, isotropic, kept });
  const view: MapView = {
    space: space.id,
    projection: projection.id,
    axes,
    labels: [axisAt(choice, 0).label, axisAt(choice, 1).label],
    ...layout,
    ...(look.log && { log: true as const }),
    ...(kept && { shown: rule }),
    positions,
    tracks: track,
    loudness,
    cut: { ...cut, id: space.segmentation, firstNumber: firstNumber(manifest, space.segmentation) },
  };
  return { view, dropped };
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

async function trustOf({ file }: OpenDataset, at: { file: FileRef; column: number }) {
  return readTrust(await file(at.file), at.column);
}

async function strongestOf({ manifest, file }: OpenDataset, id: string): Promise<StrongestTags> {
  const model = manifest.models.find((one) => one.id === id);
  if (model) return readStrongest(await file(model.strongest), model.tags);
  throw new Refusal(troubleWords('noModel', { model: id }));
}

/** LUFS of every segment; older datasets lack them. */
function loudnessColumn(bytes: ArrayBuffer): Float32Array | undefined {
  const values = decodeColumns(bytes).find(({ name }) => name === 'loudness')?.values;
  return values instanceof Float32Array ? values : undefined;
}

async function segmentsOf({ manifest, file }: OpenDataset, space: Space) {
  const rule = manifest.segmentations.find(({ id }) => id === space.segmentation);
  if (rule) {
    const bytes = await file(rule.file);
    return { rule, table: readSegmentTable(bytes), loudness: loudnessColumn(bytes) };
  }
  throw new Refusal(troubleWords('noSegments', { space: space.id }));
}

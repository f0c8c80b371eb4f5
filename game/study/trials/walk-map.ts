import { fitLayout, placeSegments, turnLayout } from '#data/bundle/map-layout';
import { Refusal } from '#models/refusal';
import type { Plan } from '#study/plan/plan';
import type { WalkedTask } from '#study/trial/map-rule';
import { listDatasets } from '../../dataset/dataset-list.ts';
import { axisAt, axisColumn, type LoadedView, loadView } from '../../dataset/load-view.ts';
import { USUAL_LOOK } from '../../dataset/look.ts';
import { type OpenDataset, openDataset } from '../../dataset/open-dataset.ts';
import { findRegions } from '../../dataset/regions.ts';
import type { Dress } from '../../map/dress.ts';
import type { MapView } from '../../map/map-view.ts';
import type { Region } from '../../map/region-names.ts';
import { spaceName } from '../../panel/model-words.ts';
import { NEUTRAL_HUE } from '../../style/palette.ts';
import { troubleWords } from '../../words/trouble-words.ts';
import { endsOf, type WalkEnds } from './walk-ends.tsx';

/** A walk's map as this person gets it, and its dataset. */
export interface WalkedMap {
  readonly dataset: OpenDataset;
  readonly view: MapView;
  readonly dress: Dress;
  /** Its model's name, or a neutral one. */
  readonly name: string;
  /** Words at its sides; null where the study hides them. */
  readonly ends: WalkEnds | null;
  /** Names over it; none where the study hides them. */
  readonly regions: readonly Region[];
}

/** Load the map of a walk: turned, and without the words, hues and names that the study hides. */
export async function loadWalkedMap(
  { dataset: { id } }: Plan,
  task: WalkedTask,
): Promise<WalkedMap> {
  const summary = (await listDatasets()).find((one) => one.id === id);
  if (!summary) throw new Refusal(troubleWords('noMap'));
  const dataset = await openDataset(summary);
  const choice = choiceOf(dataset, task);
  const [loaded, x, y] = await Promise.all([
    loadView(dataset, choice),
    axisColumn(dataset, choice, 0),
    axisColumn(dataset, choice, 1),
  ]);
  const isotropic = choice.projection.id !== 'original';
  const layout = turnLayout(fitLayout(x, y, isotropic), task.flipX, task.flipY);
  const view: MapView = {
    ...loaded.view,
    ...layout,
    positions: placeSegments(x, y, layout),
    ...(task.speed === null ? {} : { speed: task.speed }),
  };
  return {
    dataset,
    view,
    dress: task.colours ? loaded.dress : withoutHues(loaded.dress),
    name: task.name === task.map.space ? spaceName(choice.space) : task.name,
    ends: task.labels ? endsOf([axisAt(choice, 0), axisAt(choice, 1)], task) : null,
    regions: task.labels ? regionsOf(loaded, view, task.colours) : [],
  };
}

function choiceOf({ manifest }: OpenDataset, { map, swap }: WalkedTask) {
  const space = manifest.spaces.find((one) => one.id === map.space);
  const projection = space?.projections.find((one) => one.id === map.projection);
  if (!space || !projection) throw new Refusal(troubleWords('noMap'));
  const labels = swap ? map.axes.toReversed() : map.axes;
  const [across = 0, up = 0] = labels.map((label) =>
    projection.axes.findIndex((axis) => axis.label === label),
  );
  return { space, projection, axes: [across, up] as const, look: USUAL_LOOK };
}

function withoutHues(dress: Dress): Dress {
  return { ...dress, hues: new Uint8Array(dress.hues.length).fill(NEUTRAL_HUE) };
}

function regionsOf({ kinds }: LoadedView, { positions }: MapView, colours: boolean) {
  const regions = findRegions(positions, kinds);
  return colours ? regions : regions.map((region) => ({ ...region, hue: null }));
}

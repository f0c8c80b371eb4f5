import { fitLayout, placeSegments, turnLayout } from '#data/bundle/map-layout';
import { Refusal } from '#models/refusal';
import type { Plan } from '#study/plan/plan';
import type { WalkedTask } from '#study/trial/map-rule';
import { listDatasets } from '../../dataset/dataset-list.ts';
import { axisColumn, loadView } from '../../dataset/load-view.ts';
import { USUAL_LOOK } from '../../dataset/look.ts';
import { type OpenDataset, openDataset } from '../../dataset/open-dataset.ts';
import type { Dress } from '../../map/dress.ts';
import type { MapView } from '../../map/map-view.ts';
import { NEUTRAL_HUE } from '../../style/palette.ts';
import { troubleWords } from '../../words/trouble-words.ts';

/** A walk's map as this person gets it, and its dataset. */
export interface WalkedMap {
  readonly dataset: OpenDataset;
  readonly view: MapView;
  readonly dress: Dress;
}

/** Load the map of a walk: turned, and without hues where the study hides them. */
export async function loadWalkedMap(
  { dataset: { id } }: Plan,
  task: WalkedTask,
): Promise<WalkedMap> {
  const summary = (await listDatasets()).find((one) => one.id === id);
  if (!summary) throw new Refusal(troubleWords('noMap'));
  const dataset = await openDataset(summary);
  const space = dataset.manifest.spaces.find((one) => one.id === task.map.space);
  const projection = space?.projections.find((one) => one.id === task.map.projection);
  if (!space || !projection) throw new Refusal(troubleWords('noMap'));
  const labels = task.swap ? task.map.axes.toReversed() : task.map.axes;
  const [across = 0, up = 0] = labels.map((label) =>
    projection.axes.findIndex((axis) => axis.label === label),
  );
  const choice = { space, projection, axes: [across, up] as const, look: USUAL_LOOK };
  const [loaded, x, y] = await Promise.all([
    loadView(dataset, choice),
    axisColumn(dataset, choice, 0),
    axisColumn(dataset, choice, 1),
  ]);
  const layout = turnLayout(fitLayout(x, y, projection.id !== 'original'), task.flipX, task.flipY);
  const view: MapView = {
    ...loaded.view,
    ...layout,
    positions: placeSegments(x, y, layout),
    ...(task.speed === null ? {} : { speed: task.speed }),
  };
  const { hues } = loaded.dress;
  const blind = { ...loaded.dress, hues: new Uint8Array(hues.length).fill(NEUTRAL_HUE) };
  return { dataset, view, dress: task.colours ? loaded.dress : blind };
}

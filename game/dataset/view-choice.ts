import type { Manifest } from '#data/bundle/manifest';
import { type Look, perMap, USUAL_LOOK } from './look.ts';

/** A space as the manifest lists it. */
export type Space = Manifest['spaces'][number];
type Projection = Space['projections'][number];
/** `original`, `pca`, `tsne` ... */
export type ProjectionId = Projection['id'];

/** What is shown: a space in one projection by two of its axes. */
export interface ViewChoice {
  readonly space: Space;
  readonly projection: Projection;
  /** Places in the projection's list of axes. */
  readonly axes: readonly [number, number];
  readonly look: Look;
}

/** A choice as links and the browser's memory hold it: by names, any of them missing or unknown. */
export interface NamedChoice {
  readonly space?: string | undefined;
  readonly projection?: string | undefined;
  readonly x?: string | undefined;
  readonly y?: string | undefined;
  readonly look?: Look | undefined;
}

/** What was chosen before; null where nothing was. */
export interface ChoiceMemory {
  readonly projection: (space: string) => string | null;
  readonly axes: (space: string, projection: string) => NamedChoice | null;
}

/** Most of its tags name kinds of music, so that a first visitor finds the map's regions. */
const FIRST_SPACE = 'musicnn-msd/taggram';

/** The nearest view that exists to the one that was asked for; never an impossible one. */
export function resolveChoice(
  manifest: Manifest,
  wanted: NamedChoice,
  memory: ChoiceMemory,
  present: Look = USUAL_LOOK,
): ViewChoice | null {
  const space =
    byId(manifest.spaces, wanted.space) ?? byId(manifest.spaces, FIRST_SPACE) ?? manifest.spaces[0];
  if (!space) return null;
  const remembered = wanted.projection ?? memory.projection(space.id) ?? 'pca';
  const projection = byId(space.projections, remembered) ?? space.projections[0];
  if (!projection) return null;
  const axes = chooseAxes(projection, wanted, space, memory);
  const before = memory.axes(space.id, projection.id)?.look;
  const look = wanted.look ?? { ...present, log: false, ...(before && perMap(before)) };
  return { space, projection, axes, look };
}

/** Put another axis on one side; the axis that is already on the other side changes places. */
export function withAxis(choice: ViewChoice, side: 0 | 1, axis: number): ViewChoice {
  const [x, y] = choice.axes;
  const other = side === 0 ? y : x;
  const moved = other === axis ? choice.axes[side] : other;
  return { ...choice, axes: side === 0 ? [axis, moved] : [moved, axis] };
}

/** A choice by its names. */
export function nameChoice({ space, projection, axes, look }: ViewChoice): Required<NamedChoice> {
  return {
    space: space.id,
    projection: projection.id,
    x: projection.axes[axes[0]]?.label,
    y: projection.axes[axes[1]]?.label,
    look,
  };
}

function byId<T extends { readonly id: string }>(
  list: readonly T[],
  id: string | undefined,
): T | undefined {
  return list.find((entry) => entry.id === id);
}

function chooseAxes(
  projection: Projection,
  wanted: NamedChoice,
  space: Space,
  memory: ChoiceMemory,
): [number, number] {
  const before = memory.axes(space.id, projection.id);
  const [first, second] = usualAxes(projection);
  const x = place(projection, wanted.x) ?? place(projection, before?.x) ?? first;
  const y = place(projection, wanted.y) ?? place(projection, before?.y) ?? second;
  return x === y && projection.axes.length > 1 ? [x, x === first ? second : first] : [x, y];
}

function place(projection: Projection, label: string | undefined): number | undefined {
  const at = projection.axes.findIndex((axis) => axis.label === label);
  return at < 0 ? undefined : at;
}

/** Two axes that tell much: of tags a contrast that most music has, else the first two. */
function usualAxes(projection: Projection): [number, number] {
  const second = Math.min(1, projection.axes.length - 1);
  const tag = (...labels: string[]) =>
    labels.map((label) => place(projection, label)).find((at) => at !== undefined);
  const [rock, electronic] = [tag('rock', 'loud'), tag('electronic', 'ambient', 'classical')];
  return rock === undefined || electronic === undefined ? [0, second] : [electronic, rock];
}

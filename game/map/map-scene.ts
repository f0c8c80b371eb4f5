import type { Ground } from '#study/walk/ground';
import { type CirclesFrame, circlesLayer } from './circles-layer.ts';
import { type CurvesFrame, curvesLayer } from './curves-layer.ts';
import { bakeDensity } from './density.ts';
import type { Dress } from './dress.ts';
import type { LayerBuilder } from './gl-program.ts';
import { bakeFog, bakeHaze } from './haze.ts';
import { type PointsFrame, pointsLayer } from './points-layer.ts';
import { terrainLayer } from './terrain-layer.ts';
import { curvePoints, trackCircles, trackRuns } from './track-points.ts';
import { type VeilFrame, veilLayer } from './veil-layer.ts';

/** A map as it is to be drawn: where its segments lie, whose they are, and how they look. */
export interface MapScene {
  readonly ground: Ground;
  readonly tracks: Uint32Array;
  readonly dress: Dress;
  /** World coordinates of the same segments that a morph begins at; null: none. */
  readonly from: Float32Array | null;
}

/** What draws a scene; null where it has no such part. */
export interface SceneBuilders {
  readonly terrain: LayerBuilder<VeilFrame>;
  readonly points: LayerBuilder<PointsFrame>;
  readonly haze: LayerBuilder<VeilFrame> | null;
  readonly fog: LayerBuilder<VeilFrame> | null;
  readonly curves: LayerBuilder<CurvesFrame> | null;
  readonly circles: LayerBuilder<CirclesFrame> | null;
}

/** So many points are always drawn in full; beyond, the map from afar is a haze. */
export const DRAWN_IN_FULL = 100_000;

/** Builders of everything in a scene. The terrain depends on the ground alone and may be handed on. */
export function sceneBuilders(
  scene: MapScene,
  terrain: LayerBuilder<VeilFrame> = terrainOf(scene.ground),
): SceneBuilders {
  const { ground, dress, from } = scene;
  const { grid } = ground;
  const { hues, strengths, trust, mode } = dress;
  const many = grid.ids.length > DRAWN_IN_FULL;
  return {
    terrain,
    points: pointsLayer({ grid, dress, from }),
    haze: many ? veilLayer(bakeHaze(grid.positions, hues, strengths)) : null,
    fog: trust && veilLayer(bakeFog(grid.positions, trust)),
    curves: mode === 'trajectories' ? curvesOf(scene) : null,
    circles: mode === 'averages' ? circlesOf(scene) : null,
  };
}

function terrainOf({ grid }: Ground): LayerBuilder<VeilFrame> {
  return terrainLayer(bakeDensity(grid.positions));
}

function curvesOf({ ground, tracks, dress, from }: MapScene): LayerBuilder<CurvesFrame> {
  const { positions } = ground.grid;
  const points = curvePoints(trackRuns(positions, tracks));
  const { hues, strengths } = dress;
  return curvesLayer({ points, positions, from, hues, strengths });
}

function circlesOf({ ground, tracks, dress, from }: MapScene): LayerBuilder<CirclesFrame> {
  const { positions } = ground.grid;
  const runs = trackRuns(positions, tracks);
  const circles = trackCircles(positions, runs);
  const before = from && trackCircles(from, trackRuns(from, tracks));
  const { hues, strengths } = dress;
  const origins = before?.length === circles.length ? before : null;
  return circlesLayer({ circles, from: origins, hues, strengths });
}

import { type CirclesFrame, circlesLayer } from './circles-layer.ts';
import { type CurvesFrame, curvesLayer } from './curves-layer.ts';
import type { LayerBuilder } from './gl-program.ts';
import { bakeFog, bakeHaze } from './haze.ts';
import type { PictureFrame } from './picture-layer.ts';
import { DRAWN_IN_FULL, type MapScene } from './scene.ts';
import { curvePoints, trackCircles, trackRuns } from './track-points.ts';
import { veilLayer } from './veil-layer.ts';

/** What draws a scene beside its points; null where it has no such part. */
export interface ModeBuilders {
  readonly haze: LayerBuilder<PictureFrame> | null;
  readonly fog: LayerBuilder<PictureFrame> | null;
  readonly curves: LayerBuilder<CurvesFrame> | null;
  readonly circles: LayerBuilder<CirclesFrame> | null;
}

/** Builders of the haze from afar, the fog, and the lines or circles of the tracks. */
export function modeBuilders(scene: MapScene): ModeBuilders {
  const { grid } = scene.ground;
  const { hues, strengths, trust, mode } = scene.dress;
  const many = grid.ids.length > DRAWN_IN_FULL;
  return {
    haze: many ? veilLayer(() => bakeHaze(grid.positions, hues, strengths)) : null,
    fog: trust && veilLayer(() => bakeFog(grid.positions, trust)),
    curves: mode === 'trajectories' ? curvesOf(scene) : null,
    circles: mode === 'averages' ? circlesOf(scene) : null,
  };
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

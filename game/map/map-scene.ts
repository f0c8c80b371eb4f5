import type { Ground } from '#study/walk/ground';
import { bakeDensity } from './density.ts';
import type { LayerBuilder } from './gl-program.ts';
import type { ModeBuilders } from './mode-layers.ts';
import type { PictureFrame } from './picture-layer.ts';
import { type PointsFrame, pointsLayer } from './points-layer.ts';
import { DRAWN_IN_FULL, type MapScene } from './scene.ts';
import { terrainLayer } from './terrain-layer.ts';

/** What draws a scene; the modes' part is null until its code is here, or where it has none. */
export interface SceneBuilders extends ModeBuilders {
  readonly terrain: LayerBuilder<PictureFrame>;
  readonly points: LayerBuilder<PointsFrame>;
}

const NO_MODE: ModeBuilders = { haze: null, fog: null, curves: null, circles: null };
let modes: typeof import('./mode-layers.ts') | null = null;

/** Builders of everything in a scene. The terrain depends on the ground alone and may be handed on. */
export function sceneBuilders(
  scene: MapScene,
  terrain: LayerBuilder<PictureFrame> = terrainOf(scene.ground),
): SceneBuilders {
  const { dress, from, ground } = scene;
  const points = pointsLayer({ grid: ground.grid, dress, from });
  return { terrain, points, ...(modes?.modeBuilders(scene) ?? NO_MODE) };
}

/** Fetch the code that a scene needs beside its points; null where it is here or not needed. */
export function modesFor({ ground, dress }: MapScene): Promise<unknown> | null {
  const plain =
    dress.mode === 'segments' && !dress.trust && ground.grid.ids.length <= DRAWN_IN_FULL;
  if (plain || modes) return null;
  return import('./mode-layers.ts').then((code) => {
    modes = code;
  });
}

function terrainOf({ grid }: Ground): LayerBuilder<PictureFrame> {
  return terrainLayer(bakeDensity(grid.positions));
}

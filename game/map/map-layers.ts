import type { Ground } from '#study/walk/ground';
import { toWorld } from './camera.ts';
import { bakeDensity } from './density.ts';
import type { Layer, LayerBuilder, Projection } from './gl-program.ts';
import { Ink } from './ink.ts';
import { type InkFrame, inkLayer } from './ink-layer.ts';
import { paintAbove, paintBelow, type Scenery } from './paint.ts';
import { type PointsFrame, pointsLayer } from './points-layer.ts';
import { terrainLayer } from './terrain-layer.ts';

interface Layers {
  readonly gl: WebGLRenderingContext;
  readonly terrain: Layer<Projection>;
  readonly points: Layer<PointsFrame>;
  readonly ink: Layer<InkFrame>;
}

interface Builders {
  readonly terrain: LayerBuilder<Projection>;
  readonly points: LayerBuilder<PointsFrame>;
  readonly ink: LayerBuilder<InkFrame>;
}

/** The map's picture from ground to avatar, drawn into whatever WebGL context there is. */
export class MapLayers {
  /** Points drawn in the last frame. */
  drawn = 0;
  #builders: Builders;
  #layers: Layers | null = null;
  readonly #below = new Ink();
  readonly #above = new Ink();

  constructor(ground: Ground, hues: Uint8Array) {
    this.#builders = buildersOf(ground, hues);
  }

  /** Draw another map from now on. */
  show(ground: Ground, hues: Uint8Array): void {
    this.free();
    this.#builders = buildersOf(ground, hues);
  }

  /** The context was lost and with it everything in it: build anew at the next frame. */
  forget(): void {
    this.#layers = null;
  }

  /** Delete everything on the graphics card. */
  free(): void {
    this.#layers?.terrain.free();
    this.#layers?.points.free();
    this.#layers?.ink.free();
    this.#layers = null;
  }

  draw(gl: WebGLRenderingContext, scenery: Scenery, ratio: number): void {
    const layers = this.#layersIn(gl);
    const { camera, extent, walk, radius } = scenery;
    const frame = { x: camera.x, y: camera.y, zoom: camera.zoom, ...extent, ratio };
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    layers.terrain.draw(frame);
    paintBelow(this.#below, scenery);
    layers.ink.draw({ ...frame, ink: this.#below });
    layers.points.draw({
      ...frame,
      bounds: boundsOf(scenery),
      avatar: { x: walk.x, y: walk.y, radius },
      drawn: (count) => {
        this.drawn = count;
      },
    });
    paintAbove(this.#above, scenery);
    layers.ink.draw({ ...frame, ink: this.#above });
  }

  #layersIn(gl: WebGLRenderingContext): Layers {
    if (this.#layers?.gl === gl) return this.#layers;
    const { terrain, points, ink } = this.#builders;
    this.#layers = { gl, terrain: terrain(gl), points: points(gl), ink: ink(gl) };
    return this.#layers;
  }
}

function buildersOf(ground: Ground, hues: Uint8Array): Builders {
  const density = bakeDensity(ground.grid.positions);
  return {
    terrain: terrainLayer(density),
    points: pointsLayer(ground.grid, hues),
    ink: inkLayer(),
  };
}

function boundsOf({ camera, extent }: Scenery) {
  const start = toWorld(camera, extent, 0, 0);
  const end = toWorld(camera, extent, extent.width, extent.height);
  return { left: start.x, top: start.y, right: end.x, bottom: end.y };
}

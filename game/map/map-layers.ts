import { toWorld } from './camera.ts';
import type { Layer, LayerBuilder, Projection } from './gl-program.ts';
import { Ink } from './ink.ts';
import { type InkFrame, inkLayer } from './ink-layer.ts';
import { modesFor, type SceneBuilders, sceneBuilders } from './map-scene.ts';
import { paintAbove, paintBelow, type Scenery } from './paint.ts';
import type { PictureFrame } from './picture-layer.ts';
import { DRAWN_IN_FULL, type MapScene } from './scene.ts';
import { type Run, visibleRuns } from './visible-runs.ts';

type Builders = SceneBuilders & { readonly before: LayerBuilder<PictureFrame> | null };
type Built = {
  readonly [Part in keyof Builders]: Builders[Part] extends LayerBuilder<infer Frame> | null
    ? Layer<Frame> | null
    : never;
} & { readonly gl: WebGLRenderingContext; readonly ink: Layer<InkFrame> };

/** Points beside the track lines and circles are this faint. */
const FAINT = { segments: 1, trajectories: 0.7, averages: 0.3 } as const;
/** The haze has taken over where so many times DRAWN_IN_FULL would be seen. */
const HAZY = 1.6;

/** The map's picture from ground to avatar, drawn into whatever WebGL context there is. */
export class MapLayers {
  /** Points drawn in the last frame. */
  drawn = 0;
  #scene: MapScene;
  #builders: Builders;
  #built: Built | null = null;
  readonly #below = new Ink();
  readonly #above = new Ink();

  constructor(scene: MapScene) {
    this.#scene = scene;
    this.#builders = { ...sceneBuilders(scene), before: null };
    this.#fetchModes(scene);
  }

  /** Draw another map from now on; the terrain of the one before fades in the morph. */
  show(scene: MapScene): void {
    const before = scene.from ? this.#builders.terrain : null;
    this.#change(scene, { ...sceneBuilders(scene), before });
  }

  /** Draw the same map in another dress. */
  dress(dress: MapScene['dress']): void {
    const scene = { ...this.#scene, dress };
    const { terrain, before } = this.#builders;
    this.#change(scene, { ...sceneBuilders(scene, terrain), before });
  }

  /** The context was lost and with it everything in it: build anew at the next frame. */
  forget(): void {
    this.#built = null;
  }

  /** Delete everything on the graphics card. */
  free(): void {
    const { gl: _, ...layers } = this.#built ?? {};
    for (const layer of Object.values(layers)) layer?.free();
    this.#built = null;
  }

  draw(gl: WebGLRenderingContext, scenery: Scenery, ratio: number): void {
    const layers = this.#builtIn(gl);
    const { camera, extent } = scenery;
    const frame = { x: camera.x, y: camera.y, zoom: camera.zoom, ...extent, ratio };
    gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    const morphs = scenery.way < 1 && layers.before !== null;
    if (morphs) layers.before?.draw({ ...frame, share: 1 });
    layers.terrain?.draw({ ...frame, share: morphs ? scenery.way : 1 });
    layers.fog?.draw({ ...frame, share: scenery.way });
    paintBelow(this.#below, scenery);
    layers.ink.draw({ ...frame, ink: this.#below });
    this.#drawTracks(layers, scenery, frame);
    paintAbove(this.#above, scenery);
    layers.ink.draw({ ...frame, ink: this.#above });
  }

  #drawTracks(layers: Built, scenery: Scenery, frame: Projection): void {
    const { avatar, radius, way } = scenery;
    const { ground, dress } = this.#scene;
    const { runs, haze } = this.#seen(scenery, way);
    if (haze > 0) layers.haze?.draw({ ...frame, share: haze });
    layers.curves?.draw({ ...frame, way });
    const share = FAINT[dress.mode] * (haze === 1 ? 1 : 1 - haze);
    layers.points?.draw({ ...frame, runs, avatar: { ...avatar, radius }, way, share });
    layers.circles?.draw({ ...frame, way });
    this.drawn = runs.reduce((sum, { count }) => sum + count, 0);
    if (ground.grid.ids.length === 0) this.drawn = 0;
  }

  /** The points to draw and how much of the haze is seen: where it hides all points, those within hearing. */
  #seen(scenery: Scenery, way: number): { readonly runs: readonly Run[]; readonly haze: number } {
    const { grid } = this.#scene.ground;
    const all = grid.ids.length;
    if (way < 1 && all <= DRAWN_IN_FULL) return { runs: [{ first: 0, count: all }], haze: 0 };
    const runs = visibleRuns(grid, boundsOf(scenery));
    const count = runs.reduce((sum, run) => sum + run.count, 0);
    const haze = Math.min(1, Math.max(0, (count / DRAWN_IN_FULL - 1) / (HAZY - 1)));
    if (haze < 1) return { runs, haze };
    const { avatar, radius } = scenery;
    const near = 1.3 * radius;
    const around = {
      left: avatar.x - near,
      top: avatar.y - near,
      right: avatar.x + near,
      bottom: avatar.y + near,
    };
    return { runs: visibleRuns(grid, around), haze };
  }

  #change(scene: MapScene, builders: Builders): void {
    this.free();
    this.#scene = scene;
    this.#builders = builders;
    this.#fetchModes(scene);
  }

  /** Code of the modes that did not come is asked for with the next dress; until then points are drawn. */
  #fetchModes(scene: MapScene): void {
    void modesFor(scene)
      ?.then(() => this.#scene === scene && this.dress(scene.dress))
      .catch(() => undefined);
  }

  #builtIn(gl: WebGLRenderingContext): Built {
    if (this.#built?.gl === gl) return this.#built;
    const { terrain, points, haze, fog, curves, circles, before } = this.#builders;
    this.#built = {
      gl,
      before: before?.(gl) ?? null,
      terrain: terrain(gl),
      points: points(gl),
      haze: haze?.(gl) ?? null,
      fog: fog?.(gl) ?? null,
      curves: curves?.(gl) ?? null,
      circles: circles?.(gl) ?? null,
      ink: inkLayer()(gl),
    };
    return this.#built;
  }
}

function boundsOf({ camera, extent }: Scenery) {
  const start = toWorld(camera, extent, 0, 0);
  const end = toWorld(camera, extent, extent.width, extent.height);
  return { left: start.x, top: start.y, right: end.x, bottom: end.y };
}

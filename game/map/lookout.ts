import { type Ground, prepareGround } from '#study/walk/ground';
import { type Camera, type Extent, pan, toWorld, wholeMap, zoomAround } from './camera.ts';
import { colourOf, NIGHT } from './colour.ts';
import type { Dress } from './dress.ts';
import type { WorldPoint } from './lasso.ts';
import { extentOf, watchExtent } from './map-controls.ts';
import { MapLayers } from './map-layers.ts';
import type { MapView } from './map-view.ts';
import { Overlay, type Painter } from './overlay.ts';
import type { Scenery } from './paint.ts';
import { segmentAt } from './pick.ts';
import { listenToPointers } from './pointer.ts';
import { createRegionNames, type Region } from './region-names.ts';

/** What a map that is only looked at tells. */
export interface LookoutHooks {
  /** Another segment is pointed at; null: none. */
  readonly pointed: (segment: number | null) => void;
  readonly clicked: (segment: number) => void;
}

/** A map that is looked at, not walked: it shows where the walker of another map is. */
export interface Lookout {
  readonly show: (view: MapView, dress: Dress) => void;
  readonly name: (regions: readonly Region[]) => void;
  /** Where the walker of the other map would stand here. */
  readonly stand: (at: WorldPoint) => void;
  readonly paint: (painter: Painter) => void;
  readonly ground: () => Ground;
  /** Place of the world at CSS pixels of its element. */
  readonly world: (x: number, y: number) => WorldPoint;
  readonly fit: () => void;
  readonly zoom: (factor: number) => void;
  readonly stop: () => void;
}

/** Draw a map into an element until it is stopped; the element has a size. */
export function createLookout(
  parent: HTMLElement,
  first: { readonly view: MapView; readonly dress: Dress },
  hooks: LookoutHooks,
): Lookout | null {
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl', { antialias: false, alpha: false });
  if (!gl) return null;
  parent.append(canvas);
  let ground = prepareGround(first.view);
  let { view, dress } = first;
  let extent = extentOf(parent);
  let camera: Camera = wholeMap(extent);
  let at: WorldPoint = { x: 0.5, y: 0.5 };
  let pointed: number | null = null;
  let dirty = true;
  const sceneOf = () => ({ ground, tracks: view.tracks, dress, from: null });
  const layers = new MapLayers(sceneOf());
  const overlay = new Overlay();
  const names = createRegionNames(parent);

  const resize = (size: Extent) => {
    extent = size;
    const ratio = Math.min(2, devicePixelRatio);
    canvas.width = Math.round(extent.width * ratio);
    canvas.height = Math.round(extent.height * ratio);
    camera = wholeMap(extent);
    dirty = true;
  };
  const draw = () => {
    frame = requestAnimationFrame(draw);
    if (!dirty) return;
    dirty = false;
    gl.clearColor(...colourOf(NIGHT), 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    layers.draw(
      gl,
      sceneryOf({ ground, dress, camera, extent, at }),
      Math.min(2, devicePixelRatio),
    );
    overlay.draw(gl, { camera, extent, way: 1, seconds: null });
    names.place(camera, extent, true);
  };
  const look = (next: Camera) => {
    camera = next;
    dirty = true;
  };
  const found = (point: WorldPoint) => segmentAt({ walk: { ground }, camera, extent }, point);
  const point = (place: WorldPoint | null) => {
    const segment = place && found(place);
    if (segment === pointed) return;
    pointed = segment;
    hooks.pointed(segment);
  };
  const ignorePointers = listenToPointers(canvas, {
    tap: (x, y) => {
      const segment = found({ x, y });
      if (segment !== null) hooks.clicked(segment);
    },
    drag: (dx, dy) => look(pan(camera, dx, dy)),
    zoom: (factor, x, y) => look(zoomAround(camera, factor, { x, y }, extent, ground.rules.radius)),
    hover: point,
    push: () => false,
    release: () => undefined,
  });
  canvas.style.touchAction = 'none';
  const lost = (event: Event) => event.preventDefault();
  const restored = () => {
    layers.forget();
    overlay.forget();
    dirty = true;
  };
  canvas.addEventListener('webglcontextlost', lost);
  canvas.addEventListener('webglcontextrestored', restored);
  const unwatch = watchExtent(parent, resize);
  resize(extent);
  let frame = requestAnimationFrame(draw);
  return {
    show: (next, worn) => {
      const moved = next !== view;
      [view, dress] = [next, worn];
      if (moved) ground = prepareGround(view);
      if (moved) layers.show(sceneOf());
      else layers.dress(dress);
      dirty = true;
    },
    name: (regions) => {
      names.show(regions);
      dirty = true;
    },
    stand: (place) => {
      at = place;
      dirty = true;
    },
    paint: (painter) => {
      overlay.paint('brush', painter);
      dirty = true;
    },
    ground: () => ground,
    world: (x, y) => toWorld(camera, extent, x, y),
    fit: () => look(wholeMap(extent)),
    zoom: (factor) =>
      look(
        zoomAround(
          camera,
          factor,
          { x: extent.width / 2, y: extent.height / 2 },
          extent,
          ground.rules.radius,
        ),
      ),
    stop: () => {
      cancelAnimationFrame(frame);
      ignorePointers();
      unwatch();
      layers.free();
      overlay.free();
      names.remove();
      gl.getExtension('WEBGL_lose_context')?.loseContext();
      canvas.remove();
    },
  };
}

interface Looking {
  readonly ground: Ground;
  readonly dress: Dress;
  readonly camera: Camera;
  readonly extent: Extent;
  readonly at: WorldPoint;
}

function sceneryOf({ ground, dress, camera, extent, at }: Looking): Scenery {
  return {
    walk: { tick: 0, ...at, intent: { kind: 'halt' }, voices: [] },
    avatar: at,
    radius: ground.rules.radius,
    way: 1,
    trail: [],
    camera,
    extent,
    positions: ground.view.positions,
    from: null,
    hues: dress.hues,
    loudness: () => null,
    seconds: null,
    own: null,
  };
}

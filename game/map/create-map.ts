import { type MapClips, MapSound } from '../sound/map-sound.ts';
import { Explorer } from './explorer.ts';
import { extentOf, listenToPerson, watchExtent } from './map-controls.ts';
import { startMapGame } from './map-game.ts';
import type { MapHandle, MapOptions } from './map-handle.ts';
import { MapLayers } from './map-layers.ts';
import type { MapView } from './map-view.ts';
import { createMinimap, type Minimap } from './minimap.ts';
import { createOwnLabel } from './own-label.ts';
import { OwnPoints } from './own-points.ts';
import type { Scenery } from './paint.ts';
import type { OwnPicture } from './paint-own.ts';

/** Sharper than this is not seen, and costs. */
const MOST_PIXEL_RATIO = 2;
const now = () => performance.now();
const pixelRatio = () => Math.min(MOST_PIXEL_RATIO, window.devicePixelRatio);

/** Draw a map into an element, let a person walk it and hear it. The walk begins at once. */
export function createMap(options: MapOptions): MapHandle {
  const { parent } = options;
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
  const explorer = new Explorer({ ...options, extent: extentOf(parent), now });
  const { walk } = explorer;
  const own = new OwnPoints();
  const label = createOwnLabel(parent);
  let shown = options.view;
  const sound = createSound(options, explorer, own);
  const layers = new MapLayers(walk.ground, options.view.hues);
  let { hues } = options.view;
  let minimap: Minimap | null = null;
  let frames = 0;

  const frame = () => {
    frames++;
    explorer.frame(!calm.matches);
    own.follow(walk);
    if (!document.hidden) sound.update(own.join(explorer.moment()));
    label.place(own.path?.positions, explorer.camera, explorer.extent);
    minimap?.draw(walk.state, explorer.camera, explorer.extent);
  };
  const draw = (gl: WebGLRenderingContext) =>
    layers.draw(
      gl,
      { ...sceneryOf(explorer, sound, hues, !calm.matches), own: pictureOf(own) },
      pixelRatio(),
    );

  const game = startMapGame({
    parent,
    extent: explorer.extent,
    ratio: pixelRatio(),
    frame,
    draw,
    restored: () => layers.forget(),
  });
  const controls = listenToPerson(game.canvas, explorer);
  const unwatch = watchExtent(parent, (extent) => {
    explorer.resize(extent);
    game.resize(extent, pixelRatio());
  });
  const hush = () => document.hidden && sound.silence();
  document.addEventListener('visibilitychange', hush);

  const end = () => {
    sound.silence();
    explorer.end();
  };
  const destroy = () => {
    end();
    controls.stop();
    unwatch();
    document.removeEventListener('visibilitychange', hush);
    minimap?.stop();
    label.remove();
    sound.close();
    layers.free();
    game.destroy();
  };
  return {
    show: (view) => {
      if (view.cut?.id !== shown.cut?.id) sound.play(clipsOf(options, view));
      shown = view;
      hues = view.hues;
      layers.show(explorer.show(view), hues);
      minimap?.show(view.positions, hues);
    },
    showOwn: (path) => own.show(path),
    walkTo: (place) => explorer.walkTo(place),
    unlock: (context) => sound.unlock(context),
    typing: controls.typing,
    volume: (level) => sound.volume(level),
    mute: (muted) => sound.mute(muted),
    minimap: (canvas) => {
      const shown = { positions: walk.ground.view.positions, hues };
      minimap?.stop();
      minimap = canvas && createMinimap(canvas, shown, (place) => explorer.walkTo(place));
    },
    zoom: (factor) => explorer.zoom(factor),
    fit: () => explorer.fit(),
    probe: () => probe(explorer, sound, { frames, drawn: layers.drawn }),
    end,
    destroy,
  };
}

/** What sounds of the visitor's own file is not logged: the record knows the dataset's segments only. */
function createSound(options: MapOptions, { walk }: Explorer, own: OwnPoints): MapSound {
  return new MapSound(clipsOf(options, options.view), {
    now,
    own: (voice) => own.clip(voice),
    sounded: ({ segment, since, gain, lag }) => {
      if (!own.owns(segment)) walk.log({ kind: 'sounded', tick: since, segment, gain, lag });
    },
    ceased: ({ segment, gain }) => {
      if (!own.owns(segment)) walk.log({ kind: 'ceased', tick: walk.state.tick, segment, gain });
    },
  });
}

/** The clips of a view's segments: the dataset counts them through all its segmentations. */
function clipsOf({ hooks, timing }: MapOptions, { cut }: MapView): MapClips {
  const first = cut?.firstNumber ?? 0;
  const seconds = cut && cut.rule.samples / cut.rule.sampleRate;
  return {
    timing: timing && { ...timing, ...(seconds !== undefined && { seconds }) },
    clip: async (segment, context) => await hooks.clip(first + segment, context),
  };
}

function pictureOf({ path, sounding }: OwnPoints): OwnPicture | null {
  return path && { positions: path.positions, sounding };
}

function sceneryOf(
  { walk, trail, camera, extent }: Explorer,
  sound: MapSound,
  hues: Uint8Array,
  moves: boolean,
): Omit<Scenery, 'own'> {
  const { view, rules } = walk.ground;
  return {
    walk: walk.state,
    radius: rules.radius,
    trail,
    camera,
    extent,
    positions: view.positions,
    hues,
    loudness: (segment) => sound.loudness(segment),
    seconds: moves ? now() / 1000 : null,
  };
}

function probe(
  { walk, camera }: Explorer,
  sound: MapSound,
  drawing: { frames: number; drawn: number },
): ReturnType<MapHandle['probe']> {
  const { tick, x, y, voices } = walk.state;
  const { rms, playing, state } = sound;
  return {
    tick,
    x,
    y,
    ...walk.ground.rules,
    voices,
    ...drawing,
    camera,
    rms,
    playing,
    sound: state,
  };
}

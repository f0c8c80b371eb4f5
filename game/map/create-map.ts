import type { Ground } from '#study/walk/ground';
import type { Walk } from '#study/walk/walk';
import { settings } from '../settings/settings.ts';
import { type MapClips, MapSound } from '../sound/map-sound.ts';
import type { Told } from '../sound/other-sound.ts';
import { PadSteering } from '../steering/gamepad.ts';
import { toWorld } from './camera.ts';
import { Explorer } from './explorer.ts';
import { segmentsWithin } from './lasso.ts';
import { extentOf, listenToPerson, watchExtent } from './map-controls.ts';
import { startMapGame } from './map-game.ts';
import type { MapHandle, MapHooks, MapOptions } from './map-handle.ts';
import { MapLayers } from './map-layers.ts';
import type { MapView } from './map-view.ts';
import { createMinimap, type Minimap } from './minimap.ts';
import { Overlay } from './overlay.ts';
import { createOwnLabel } from './own-label.ts';
import { OwnPoints } from './own-points.ts';
import type { Scenery } from './paint.ts';
import type { OwnPicture } from './paint-own.ts';
import { playheadPainter } from './paint-playhead.ts';
import { segmentAt } from './pick.ts';
import { drawsWithWebgl, startPlainStage } from './plain-stage.ts';
import { pointAtSegments } from './point-at-segments.ts';
import { Snapshots } from './snapshots.ts';
import { Tuner } from './tuner.ts';

/** Sharper than this is not seen, and costs. */
const MOST_PIXEL_RATIO = 2;
const now = () => performance.now();
const pixelRatio = () => Math.min(MOST_PIXEL_RATIO, window.devicePixelRatio);

/** Draw a map into an element, let a person walk it and hear it. The walk begins at once. */
export function createMap(options: MapOptions): MapHandle {
  const { parent } = options;
  const reduced = window.matchMedia('(prefers-reduced-motion: reduce)');
  const moves = () => !reduced.matches && !settings().calm;
  const explorer = new Explorer({ ...options, extent: extentOf(parent), now });
  const { walk } = explorer;
  let { view } = options;
  const own = new OwnPoints();
  const label = createOwnLabel(parent);
  const sound = createSound(options, explorer, own);
  const tuner = new Tuner(sound, walk);
  const pad = new PadSteering();
  let { dress } = options;
  const sceneOf = (ground: Ground) => ({ ground, tracks: view.tracks, dress, from: explorer.from });
  const layers = new MapLayers(sceneOf(walk.ground));
  let minimap: Minimap | null = null;
  let mask: HTMLCanvasElement | null = null;
  let frames = 0;

  let firstDrawn: () => void = () => undefined;
  const drawn = new Promise<void>((resolve) => {
    firstDrawn = () => {
      performance.mark('map-drawn');
      resolve();
    };
  });

  const frame = () => {
    frames++;
    if (frames === 2) firstDrawn();
    pad.read(firstPad(), explorer);
    explorer.frame(moves());
    own.follow(walk);
    if (!document.hidden) sound.update(own.join(explorer.moment()));
    label.place(own.path?.positions, explorer.camera, explorer.extent);
    minimap?.draw(explorer.avatar, explorer.camera, explorer.extent);
  };
  const overlay = new Overlay();
  const camera = new Snapshots();
  const draw = (gl: WebGLRenderingContext) => {
    layers.draw(
      gl,
      { ...sceneryOf(explorer, sound, dress.hues, moves()), own: pictureOf(own) },
      pixelRatio(),
    );
    const { camera: look, extent, way } = explorer;
    overlay.draw(gl, { camera: look, extent, way, seconds: moves() ? now() / 1000 : null });
    camera.take(gl.canvas);
  };

  const stage = { parent, extent: explorer.extent, ratio: pixelRatio(), frame };
  const restored = () => {
    layers.forget();
    overlay.forget();
  };
  const plain = !drawsWithWebgl();
  const game = plain
    ? startPlainStage({
        ...stage,
        explorer,
        hues: () => dress.hues,
        drawn: (canvas) => camera.take(canvas),
      })
    : startMapGame({ ...stage, draw, restored });
  const pointing = pointAtSegments(explorer, sound);
  let watch: Parameters<MapHandle['watch']>[0] = null;
  const hover: typeof pointing.hover = (at) => {
    pointing.hover(at);
    const segment = at && watch && segmentAt(explorer, at);
    watch?.(at && segment !== null ? { ...at, segment } : null);
  };
  const controls = listenToPerson(game.canvas, explorer, { ...pointing, hover });
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
    overlay.free();
    game.destroy();
  };
  return {
    parent,
    plain,
    clearTrail: () => {
      explorer.trail = [];
    },
    show: (next, worn) => {
      if (next.cut?.id !== view.cut?.id) sound.change(clipsOf(options, next));
      view = next;
      dress = worn;
      layers.show(sceneOf(explorer.show(view, moves())));
      minimap?.show(view.positions, dress.hues);
    },
    dress: (worn) => {
      dress = worn;
      layers.dress(dress);
      minimap?.show(view.positions, dress.hues);
    },
    hop: (place) => explorer.hop(place),
    showOwn: (path) => own.show(path),
    walkTo: (place) => explorer.walkTo(place),
    unlock: (context) => sound.unlock(context),
    typing: controls.typing,
    volume: (level) => tuner.volume(level),
    mute: (muted) => tuner.mute(muted),
    tune: (tuning) => tuner.tune(tuning),
    play: async (segments) => {
      overlay.paint('playhead', playheadPainter(walk, segments, sound));
      await sound.play('track', segments);
    },
    paint: (name, painter) => overlay.paint(name, painter),
    watch: (pointed) => {
      watch = pointed;
    },
    within: (line) => {
      const { camera, extent } = explorer;
      const places = line.map(({ x, y }) => toWorld(camera, extent, x, y));
      return segmentsWithin(walk.ground.grid, places);
    },
    picture: () => camera.next(),
    still: () => sound.still(),
    minimap: (canvas) => {
      const shown = { positions: view.positions, hues: dress.hues };
      minimap?.stop();
      minimap = canvas && createMinimap(canvas, shown, (place) => explorer.walkTo(place));
      minimap?.veil(mask);
    },
    veil: (over) => {
      mask = over;
      minimap?.veil(mask);
    },
    zoom: (factor) => explorer.zoom(factor),
    fit: () => explorer.fit(),
    drawn,
    probe: () => probe(explorer, sound, { frames, drawn: layers.drawn }),
    end,
    destroy,
  };
}

function firstPad(): Gamepad | null {
  return navigator.getGamepads?.().find((pad) => pad !== null) ?? null;
}

function tellBeside(walk: Walk, beside: MapHooks['beside']): Told {
  return {
    played: (source, segment) => {
      walk.log({ kind: 'played', tick: walk.state.tick, source, segment });
      beside?.(segment);
    },
    stilled: (source, segment) => {
      walk.log({ kind: 'stilled', tick: walk.state.tick, source, segment });
      beside?.(null);
    },
  };
}

/** Of the visitor's own file the record hears that it sounds, and nothing else. */
function createSound(options: MapOptions, { walk }: Explorer, own: OwnPoints): MapSound {
  return new MapSound(clipsOf(options, options.view), {
    now,
    own: (voice) => own.clip(voice),
    sounded: ({ segment, since, gain, lag }) => {
      if (own.owns(segment))
        walk.log({ kind: 'played', tick: since, source: 'own', segment: null });
      else walk.log({ kind: 'sounded', tick: since, segment, gain, lag });
    },
    told: tellBeside(walk, options.hooks.beside),
    ceased: ({ segment, gain }) => {
      const { tick } = walk.state;
      if (own.owns(segment)) walk.log({ kind: 'stilled', tick, source: 'own', segment: null });
      else walk.log({ kind: 'ceased', tick, segment, gain });
    },
  });
}

/** The clips of a view's segments: the dataset counts them through all its segmentations. */
function clipsOf({ hooks, timing }: MapOptions, { cut, loudness }: MapView): MapClips {
  const first = cut?.firstNumber ?? 0;
  const seconds = cut && cut.rule.samples / cut.rule.sampleRate;
  return {
    timing: timing && { ...timing, ...(seconds !== undefined && { seconds }) },
    clip: async (segment, context) => await hooks.clip(first + segment, context),
    loudness: (segment) => loudness?.[segment],
  };
}

function pictureOf({ path, sounding }: OwnPoints): OwnPicture | null {
  return path && { positions: path.positions, sounding };
}

function sceneryOf(
  { walk, drawnTrail, camera, extent, avatar, radius, way, from }: Explorer,
  sound: MapSound,
  hues: Uint8Array,
  moves: boolean,
): Omit<Scenery, 'own'> {
  const { view } = walk.ground;
  return {
    walk: walk.state,
    avatar,
    radius,
    way,
    from,
    trail: settings().trail === 'off' ? [] : drawnTrail,
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
  const { rms, playing, state, playhead } = sound;
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
    playhead: playhead && {
      source: playhead.source,
      segment: playhead.segment,
      share: playhead.share,
    },
  };
}

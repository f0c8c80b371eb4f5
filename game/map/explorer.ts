import { type Ground, prepareGround, startPlace } from '#study/walk/ground';
import { listen } from '#study/walk/hearing';
import type { Intent } from '#study/walk/intent';
import { lookAhead } from '#study/walk/step';
import { Walk } from '#study/walk/walk';
import type { Moment } from '../sound/mixer.ts';
import {
  type Camera,
  type Extent,
  follow,
  opening,
  pan,
  toWorld,
  wholeMap,
  zoomAround,
  zoomBy,
} from './camera.ts';
import { linkedPlace } from './linked-place.ts';
import type { MapHooks } from './map-handle.ts';
import type { MapView } from './map-view.ts';
import { TickClock } from './tick-clock.ts';
import { extendTrail, type TrailPoint } from './trail.ts';

/** Clips are fetched this long before they are heard. */
const PREFETCH_SECONDS = 0.5;

/** What an explorer walks on, and whom it tells. */
export interface ExplorerOptions {
  readonly view: MapView;
  readonly seed: number;
  /** Where the walk begins instead. */
  readonly at?: { readonly x: number; readonly y: number } | null;
  readonly hooks: Pick<MapHooks, 'record' | 'heard'>;
  readonly extent: Extent;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
}

/**
 * What a person does on the map, without a page: the walk on the real clock, the camera and the trail.
 * Time is settled before every change of mind, so that it counts from its own tick and not from a frame.
 */
export class Explorer {
  readonly walk: Walk;
  camera: Camera;
  trail: readonly TrailPoint[] = [];
  #extent: Extent;
  #heard = '';
  #view: MapView;
  #frameAt: number;
  readonly #clock: TickClock;
  readonly #options: ExplorerOptions;

  constructor(options: ExplorerOptions) {
    const { view, seed, at, hooks, extent, now } = options;
    const ground = prepareGround(view);
    this.#options = options;
    this.#view = view;
    this.#extent = extent;
    this.#frameAt = now();
    this.#clock = new TickClock(this.#frameAt);
    this.walk = new Walk(ground, at ?? startPlace(ground, seed), hooks.record);
    this.camera = opening(extent, this.walk.state, ground.rules.radius);
  }

  get extent(): Extent {
    return this.#extent;
  }

  /** What is to sound now, and soon if the walk goes on as it does. */
  moment(): Moment {
    const { tick, voices } = this.walk.state;
    return { tick, age: this.#clock.rest, voices, soon: this.#soon() };
  }

  steer(intent: Intent): void {
    this.#settle();
    this.trail = extendTrail(this.trail, this.walk.state, true);
    this.walk.intend(intent);
    if (intent.kind !== 'halt') this.camera = { ...this.camera, following: true };
  }

  /** Walk to a place of the world; beyond its border, to the border. */
  walkTo({ x, y }: { x: number; y: number }): void {
    this.steer({ kind: 'go', x: clamp(x), y: clamp(y) });
  }

  /** Walk to a point of the window in CSS pixels. */
  walkToPoint(x: number, y: number): void {
    this.walkTo(toWorld(this.camera, this.#extent, x, y));
  }

  show(view: MapView): Ground {
    const ground = prepareGround(view);
    this.#settle();
    const from = { ground: this.walk.ground, view: this.#view };
    this.walk.change(ground, linkedPlace(from, this.walk.state, view));
    this.#view = view;
    this.trail = [];
    const { x, y } = this.walk.state;
    this.camera = { ...this.camera, x, y, following: true };
    return ground;
  }

  drag(dx: number, dy: number): void {
    this.camera = pan(this.camera, dx, dy);
  }

  zoom(factor: number): void {
    this.camera = zoomBy(this.camera, factor, this.#extent, this.walk.ground.rules.radius);
  }

  zoomAt(factor: number, x: number, y: number): void {
    const { radius } = this.walk.ground.rules;
    this.camera = zoomAround(this.camera, factor, { x, y }, this.#extent, radius);
  }

  fit(): void {
    this.camera = wholeMap(this.#extent);
  }

  resize(extent: Extent): void {
    this.#extent = extent;
  }

  /** End the walk; what is heard ends with it. */
  end(): void {
    this.#settle();
    this.walk.end();
    this.#tellHeard();
  }

  /** Let time pass up to now; `eased` false moves the camera without easing. */
  frame(eased: boolean): void {
    this.#settle();
    const now = this.#options.now();
    const { state } = this.walk;
    const seconds = (now - this.#frameAt) / 1000;
    this.#frameAt = now;
    this.camera = follow(this.camera, state, seconds, eased);
    this.trail = extendTrail(this.trail, state);
    this.#tellHeard();
  }

  #soon(): readonly number[] {
    const { ground, state } = this.walk;
    if (state.intent.kind === 'halt') return [];
    const ahead = lookAhead(state, ground.rules, PREFETCH_SECONDS);
    const heard = listen(ground.grid, ground.rules.radius, { ...ahead, tick: state.tick }, []);
    return heard.map(({ segment }) => segment);
  }

  #settle(): void {
    const { ticks, paused } = this.#clock.pass(this.#options.now());
    if (this.walk.ended) return;
    if (paused > 0) this.walk.log({ kind: 'paused', tick: this.walk.state.tick, ms: paused });
    for (let i = 0; i < ticks; i++) this.walk.advance();
  }

  #tellHeard(): void {
    const { voices } = this.walk.state;
    const heard = voices.map(({ segment }) => segment).join();
    if (heard === this.#heard) return;
    this.#heard = heard;
    this.#options.hooks.heard(voices);
  }
}

function clamp(coordinate: number): number {
  return Math.min(1, Math.max(0, coordinate));
}

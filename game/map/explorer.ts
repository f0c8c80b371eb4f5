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
import { between, carryTrail, type Morph, wayOf } from './morph.ts';
import { TickClock } from './tick-clock.ts';
import { extendTrail, type TrailPoint } from './trail.ts';

/** Clips are fetched so long before they are heard, the nearest first: a busy machine is late by more than half a second. */
const PREFETCH_SECONDS = [0.5, 1, 1.5] as const;

/** What an explorer walks on, and whom it tells. */
export interface ExplorerOptions {
  readonly view: MapView;
  readonly seed: number;
  /** Where the walk begins instead. */
  readonly at?: { readonly x: number; readonly y: number } | null;
  readonly hooks: Pick<MapHooks, 'record' | 'heard' | 'begun'>;
  /** Tick at which the walk begins; 0 unless it is part of a longer session. */
  readonly tick?: number;
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
  #morph: Morph | null = null;
  #extent: Extent;
  #heard = '';
  #view: MapView;
  #frameAt: number;
  readonly #clock: TickClock;
  readonly #passed: (() => void) | undefined;
  readonly #options: ExplorerOptions;

  constructor(options: ExplorerOptions) {
    const { view, seed, at, hooks, extent, now, tick } = options;
    const ground = prepareGround(view);
    this.#options = options;
    this.#view = view;
    this.#extent = extent;
    this.#frameAt = now();
    this.#clock = new TickClock(this.#frameAt);
    this.walk = new Walk(ground, at ?? startPlace(ground, seed), hooks.record, tick);
    this.#passed = hooks.begun?.(this.walk);
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

  /** Enter another map of the same segments; with `moves` the picture travels there, else it is there. */
  show(view: MapView, moves = true): Ground {
    const ground = prepareGround(view);
    this.#settle();
    const before = { ground: this.walk.ground, trail: this.trail, avatar: this.avatar };
    const from = { ground: before.ground, view: this.#view };
    this.walk.change(ground, linkedPlace(from, this.walk.state, view));
    const same = sameSegments(this.#view, view);
    this.#view = view;
    this.trail = same ? carryTrail(before.trail, before.ground, ground) : [];
    this.#morph =
      same && moves
        ? {
            since: this.#options.now(),
            from: before.ground.view.positions,
            avatar: before.avatar,
            radius: before.ground.rules.radius,
            trail: before.trail,
          }
        : null;
    const { x, y } = this.walk.state;
    this.camera = { ...this.camera, ...(same ? {} : { x, y }), following: true };
    return ground;
  }

  /** Be at another place of the same map at once; the record says that it is entered anew there. */
  hop({ x, y }: { x: number; y: number }): void {
    this.#settle();
    this.walk.change(this.walk.ground, { x: clamp(x), y: clamp(y) });
    this.trail = [];
    this.camera = { ...this.camera, following: true };
  }

  /** World coordinates that the picture comes from; null: it does not move. */
  get from(): Float32Array | null {
    return this.#morph?.from ?? null;
  }

  /** How far the picture is on its way to the map, 0 ... 1. */
  get way(): number {
    return wayOf(this.#morph, this.#options.now());
  }

  /** Where the avatar and its ring are drawn. */
  get avatar(): { readonly x: number; readonly y: number } {
    const { x, y } = this.walk.state;
    return between(this.#morph?.avatar, { x, y }, this.way);
  }

  get radius(): number {
    const { radius } = this.walk.ground.rules;
    const before = this.#morph?.radius ?? radius;
    return before + (radius - before) * this.way;
  }

  /** The trail where it is drawn. */
  get drawnTrail(): readonly TrailPoint[] {
    const { way } = this;
    if (way >= 1) return this.trail;
    return this.trail.map((point, at) => between(this.#morph?.trail[at], point, way));
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
    this.camera = follow(this.camera, this.avatar, seconds, eased);
    this.trail = extendTrail(this.trail, state);
    this.#tellHeard();
  }

  #soon(): readonly number[] {
    const { ground, state } = this.walk;
    if (state.intent.kind === 'halt') return [];
    return PREFETCH_SECONDS.flatMap((seconds) => {
      const ahead = lookAhead(state, ground.rules, seconds);
      const heard = listen(ground.grid, ground.rules.radius, { ...ahead, tick: state.tick }, []);
      return heard.map(({ segment }) => segment);
    });
  }

  #settle(): void {
    const { ticks, paused } = this.#clock.pass(this.#options.now());
    if (this.walk.ended) return;
    if (paused > 0) this.walk.log({ kind: 'paused', tick: this.walk.state.tick, ms: paused });
    for (let i = 0; i < ticks; i++) {
      this.walk.advance();
      this.#passed?.();
    }
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

function sameSegments(a: MapView, b: MapView): boolean {
  return a.cut?.id === b.cut?.id && a.positions.length === b.positions.length;
}

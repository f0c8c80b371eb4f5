import type { Voice } from '#study/walk/voice';
import type { WalkState } from '#study/walk/walk';
import { type Camera, type Extent, toScreen } from './camera.ts';
import { type Colour, colourOf, hueColour, lighter, NIGHT, SUN } from './colour.ts';
import type { Ink } from './ink.ts';
import { between } from './morph.ts';
import { type OwnPicture, paintOwn } from './paint-own.ts';
import { type TrailPoint, trailStrength } from './trail.ts';

/** What is drawn over and under the points. */
export interface Scenery {
  readonly walk: WalkState;
  /** Where the avatar is drawn, and its hearing radius in world units. */
  readonly avatar: { readonly x: number; readonly y: number };
  readonly radius: number;
  /** How far the picture is on its way from another map, 0 ... 1; 1: there. */
  readonly way: number;
  readonly trail: readonly TrailPoint[];
  readonly camera: Camera;
  readonly extent: Extent;
  /** World coordinates and hues of all segments; where they come from on the way from another map. */
  readonly positions: Float32Array;
  readonly from: Float32Array | null;
  readonly hues: Uint8Array;
  /** Loudness of a segment's music now, 0 ... 1; null while it doesn't play. */
  readonly loudness: (segment: number) => number | null;
  /** Seconds of any clock, for what moves by itself; null with reduced motion. */
  readonly seconds: number | null;
  /** The visitor's own file; null where there is none. */
  readonly own: OwnPicture | null;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const WARM = colourOf(SUN);
const DARK = colourOf(NIGHT);
/** Radius of the avatar in CSS pixels, and its share of a hearing ring that is small on the screen. */
const AVATAR_RADIUS = 8.5;
const LEAST_AVATAR_RADIUS = 5;
const AVATAR_SHARE = 0.16;
/** A ripple grows from a sounding segment in this time, and starts again. */
const RIPPLE_SECONDS = 1.4;
const RIPPLE_REACH = 20;

/** Below the points: warm light around the avatar, and the trail. */
export function paintBelow(ink: Ink, scenery: Scenery): void {
  const at = screenPoint(scenery, scenery.avatar);
  const ring = scenery.radius * scenery.camera.zoom;
  ink.clear();
  ink.glow(at.x, at.y, ring * 1.1, WARM, 0.24);
  ink.glow(at.x, at.y, ring * 0.5, WARM, 0.14);
  paintTrail(ink, scenery);
}

/** Above the points: hearing ring, voices, target and avatar. */
export function paintAbove(ink: Ink, scenery: Scenery): void {
  const { walk, radius, camera } = scenery;
  const at = screenPoint(scenery, scenery.avatar);
  ink.clear();
  ink.ring(at.x, at.y, radius * camera.zoom, 1.1, WARM, 0.42);
  if (walk.intent.kind === 'go') paintTarget(ink, screenPoint(scenery, walk.intent), at);
  for (const voice of walk.voices) paintLine(ink, scenery, voice, at);
  for (const voice of walk.voices) paintVoice(ink, scenery, voice);
  if (scenery.own) paintOwn(ink, scenery.own, camera, scenery.extent);
  const size = Math.max(LEAST_AVATAR_RADIUS, AVATAR_SHARE * radius * camera.zoom);
  ink.disc(at.x, at.y, Math.min(AVATAR_RADIUS, size) + 3, DARK, 0.85);
  ink.disc(at.x, at.y, Math.min(AVATAR_RADIUS, size), WARM, 1);
}

function paintTrail(ink: Ink, scenery: Scenery): void {
  const { trail, walk, avatar, extent } = scenery;
  const ends = [...trail, { ...avatar, tick: walk.tick }];
  let from: Point | null = null;
  let alpha = 0;
  for (const point of ends) {
    const to = screenPoint(scenery, point);
    const strength = 0.62 * trailStrength(point, walk.tick) ** 1.5;
    if (from && (isVisible(from, extent) || isVisible(to, extent)))
      ink.line(from, to, 2.2, WARM, alpha, strength);
    from = to;
    alpha = strength;
  }
}

function paintTarget(ink: Ink, target: Point, at: Point): void {
  ink.line(at, target, 1, WARM, 0.08, 0.28);
  ink.ring(target.x, target.y, 7, 1.2, WARM, 0.8);
  ink.disc(target.x, target.y, 2, WARM, 0.9);
}

function paintLine(ink: Ink, scenery: Scenery, voice: Voice, at: Point): void {
  const to = voicePoint(scenery, voice);
  const colour = lighter(hueOf(scenery, voice), 0.3);
  ink.line(
    at,
    to,
    0.8 + 2.2 * voice.gain,
    colour,
    0.12 + 0.2 * voice.gain,
    0.35 + 0.45 * voice.gain,
  );
}

function paintVoice(ink: Ink, scenery: Scenery, voice: Voice): void {
  const { x, y } = voicePoint(scenery, voice);
  const hue = hueOf(scenery, voice);
  const loudness = scenery.loudness(voice.segment);
  const strength = Math.sqrt(voice.gain);
  if (loudness !== null) {
    ink.glow(x, y, 14 + 14 * strength * loudness, hue, 0.16 + 0.24 * strength * loudness);
    paintRipples(ink, { x, y }, hue, strength * (0.35 + 0.65 * loudness), scenery.seconds);
  }
  ink.disc(x, y, 5 + 1.5 * strength, DARK, 0.8);
  ink.disc(x, y, 3.2 + 1.6 * strength, lighter(hue, 0.25), 1);
}

function paintRipples(
  ink: Ink,
  { x, y }: Point,
  hue: Colour,
  strength: number,
  seconds: number | null,
): void {
  ink.ring(x, y, 8.5, 1.2, hue, 0.3 + 0.6 * strength);
  if (seconds === null) return;
  for (const start of [0, 0.5]) {
    const phase = (seconds / RIPPLE_SECONDS + start) % 1;
    const grown = 1 - (1 - phase) ** 2;
    ink.ring(x, y, 8.5 + RIPPLE_REACH * strength * grown, 1.4, hue, 0.75 * strength * (1 - phase));
  }
}

function voicePoint(scenery: Scenery, { segment }: Voice): Point {
  const { positions, from, way } = scenery;
  const to = placeIn(positions, segment);
  return screenPoint(scenery, between(from ? placeIn(from, segment) : to, to, way));
}

function placeIn(positions: Float32Array, segment: number): Point {
  return { x: positions[2 * segment] ?? 0, y: positions[2 * segment + 1] ?? 0 };
}

function hueOf({ hues }: Scenery, { segment }: Voice): Colour {
  return hueColour(hues[segment] ?? 0);
}

function screenPoint({ camera, extent }: Scenery, { x, y }: Point): Point {
  return toScreen(camera, extent, x, y);
}

function isVisible({ x, y }: Point, { width, height }: Extent): boolean {
  return x >= -50 && y >= -50 && x <= width + 50 && y <= height + 50;
}

import { describe, expect, test } from 'vitest';
import {
  type Camera,
  follow,
  opening,
  pan,
  toScreen,
  toWorld,
  wholeMap,
  zoomAround,
  zoomBy,
} from '../../game/map/camera.ts';

const EXTENT = { width: 1200, height: 800 };
const RADIUS = 0.03;
const AVATAR = { x: 0.7, y: 0.2 };
const START = opening(EXTENT, AVATAR, RADIUS);

function later(camera: Camera, at: { x: number; y: number }, seconds: number): Camera {
  const frames = Math.round(seconds * 60);
  return Array.from({ length: frames }).reduce<Camera>(
    (now) => follow(now, at, 1 / 60, true),
    camera,
  );
}

describe('the camera', () => {
  test('finds the world place of every point of the window', () => {
    const point = toScreen(START, EXTENT, 0.3, 0.9);
    const place = toWorld(START, EXTENT, point.x, point.y);
    expect(place.x).toBeCloseTo(0.3);
    expect(place.y).toBeCloseTo(0.9);
  });

  test('begins with the whole map and comes in until the window is filled', () => {
    expect(START.zoom).toBe(wholeMap(EXTENT).zoom);
    expect(later(START, AVATAR, 2).zoom).toBeGreaterThanOrEqual(1200);
  });

  test('follows the avatar until it is in the middle', () => {
    const camera = later(START, { x: 0.1, y: 0.9 }, 3);
    expect(camera.x).toBeCloseTo(0.1, 3);
    expect(camera.y).toBeCloseTo(0.9, 3);
  });

  test('follows as fast at 12 as at 60 frames a second', () => {
    const once = follow(START, { x: 0.1, y: 0.9 }, 1 / 12, true);
    expect(once.x).toBeCloseTo(later(START, { x: 0.1, y: 0.9 }, 1 / 12).x, 6);
  });

  test('jumps at once with reduced motion', () => {
    const still = follow({ ...START, x: 0.1 }, AVATAR, 0.001, false);
    expect(still).toMatchObject({ ...AVATAR, zoom: START.wanted });
  });

  test('F17 drags the map with the pointer, and then stays there', () => {
    const dragged = pan(START, -100, 50);
    expect(dragged.x).toBeCloseTo(AVATAR.x + 100 / START.zoom);
    expect(dragged.y).toBeCloseTo(AVATAR.y - 50 / START.zoom);
    expect(later(dragged, AVATAR, 1)).toMatchObject({ x: dragged.x, y: dragged.y });
  });

  test('never loses the world', () => {
    expect(pan(START, -1e6, 1e6)).toMatchObject({ x: 1, y: 0 });
  });

  test('F17 zooms around the pointer once it is dragged away', () => {
    const free = pan(START, 40, 40);
    const point = { x: 900, y: 100 };
    const zoomed = zoomAround(free, 1.5, point, EXTENT, RADIUS);
    const [before, now] = [free, zoomed].map((camera) => toWorld(camera, EXTENT, point.x, point.y));
    expect(zoomed.zoom).toBeCloseTo(1.5 * free.zoom);
    expect(now?.x).toBeCloseTo(before?.x ?? Number.NaN);
    expect(now?.y).toBeCloseTo(before?.y ?? Number.NaN);
  });

  test('zooms around the avatar while it follows, within sensible limits', () => {
    expect(zoomAround(START, 1.5, { x: 0, y: 0 }, EXTENT, RADIUS)).toMatchObject(AVATAR);
    expect(zoomBy(START, 1e9, EXTENT, RADIUS).wanted * RADIUS).toBeLessThan(EXTENT.height);
    expect(zoomBy(START, 1e-9, EXTENT, RADIUS).wanted).toBeGreaterThan(EXTENT.height / 3);
  });
});

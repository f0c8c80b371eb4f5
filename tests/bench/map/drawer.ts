import type { MadeUpMap } from '../../browser/fixtures/made-up-view.ts';

/** Part of the world that the window shows: its middle, and CSS pixels a world unit. */
export interface Looked {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Draws the same points; one frame after the other, each looked at from elsewhere. */
export interface Drawer {
  readonly frame: (looked: Looked) => Promise<void> | void;
}

/** The element that is drawn into. */
export const parent = () => document.querySelector<HTMLElement>('#map') ?? document.body;
/** The browser's next frame. */
export const nextFrame = () =>
  new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));

/** Begins to draw a map; resolves with its first frame. */
export type Draw = (map: MadeUpMap, overview: boolean) => Promise<Drawer>;

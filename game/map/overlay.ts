import type { Camera, Extent } from './camera.ts';
import type { Layer } from './gl-program.ts';
import { Ink } from './ink.ts';
import { type InkFrame, inkLayer } from './ink-layer.ts';

/** What a painter needs to know of the frame. */
interface PaintFrame {
  readonly camera: Camera;
  readonly extent: Extent;
  /** Seconds of any clock, for what moves by itself; null with reduced motion. */
  readonly seconds: number | null;
}
/** Paints something thin over the map. */
export type Painter = (ink: Ink, frame: PaintFrame) => void;

/** What tools of the page paint over the map, each under its own name, in the order in which they came. */
export class Overlay {
  readonly #painters = new Map<string, Painter>();
  readonly #ink = new Ink();
  #layer: (Layer<InkFrame> & { readonly gl: WebGLRenderingContext }) | null = null;

  paint(name: string, painter: Painter | null): void {
    if (painter) this.#painters.set(name, painter);
    else this.#painters.delete(name);
  }

  draw(gl: WebGLRenderingContext, camera: Camera, extent: Extent, seconds: number | null): void {
    if (this.#painters.size === 0) return;
    this.#ink.clear();
    for (const paint of this.#painters.values()) paint(this.#ink, { camera, extent, seconds });
    if (this.#layer?.gl !== gl) this.#layer = { gl, ...inkLayer()(gl) };
    const { x, y, zoom } = camera;
    this.#layer.draw({ x, y, zoom, ...extent, ratio: 1, ink: this.#ink });
  }

  /** The context was lost and with it everything in it. */
  forget(): void {
    this.#layer = null;
  }

  /** Delete everything on the graphics card. */
  free(): void {
    this.#layer?.free();
    this.#layer = null;
  }
}

import type { Colour } from './colour.ts';

/*
 * Every shape is a capsule: a line of some half-length with a radius around it, filled or hollow, with a
 * soft edge. A disc is a capsule without length, a ring a hollow disc, a glow a disc that is all edge.
 * Per vertex: place x y, place in the shape u v, half-length, radius, half-width of a hollow one (or 0),
 * softness (all in CSS pixels), premultiplied red green blue alpha.
 */
/** Floats a vertex. */
export const INK_FLOATS = 12;
const VERTICES = 6;
const CRISP = 0.75;

/** Thin drawing over the map, in CSS pixels of the window; filled anew every frame. */
export class Ink {
  #floats = new Float32Array(INK_FLOATS * VERTICES * 256);
  #used = 0;

  /** What was drawn so far, INK_FLOATS a vertex, triangles. */
  get floats(): Float32Array {
    return this.#floats.subarray(0, this.#used);
  }

  clear(): void {
    this.#used = 0;
  }

  disc(x: number, y: number, radius: number, colour: Colour, alpha: number): void {
    this.#round(x, y, { radius, half: 0, soft: CRISP }, colour, alpha);
  }

  ring(x: number, y: number, radius: number, width: number, colour: Colour, alpha: number): void {
    this.#round(x, y, { radius, half: width / 2, soft: CRISP }, colour, alpha);
  }

  /** Light that fades from the middle to `radius`. */
  glow(x: number, y: number, radius: number, colour: Colour, alpha: number): void {
    this.#round(x, y, { radius: 0, half: 0, soft: radius }, colour, 2 * alpha);
  }

  /** A line between two places whose strength changes from `alpha` to `alphaEnd`. */
  line(
    from: { readonly x: number; readonly y: number },
    to: { readonly x: number; readonly y: number },
    width: number,
    colour: Colour,
    alpha: number,
    alphaEnd = alpha,
  ): void {
    const dx = to.x - from.x;
    const dy = to.y - from.y;
    const length = Math.hypot(dx, dy);
    if (length === 0) return;
    const along = { x: dx / length, y: dy / length };
    const side = width / 2 + CRISP;
    const corner = (u: number, v: number) => [
      from.x + (along.x * u - along.y * v),
      from.y + (along.y * u + along.x * v),
      u - length / 2,
      v,
    ];
    const shape = [length, width / 2, 0, CRISP];
    const start = [...shape, ...premultiplied(colour, alpha)];
    const end = [...shape, ...premultiplied(colour, alphaEnd)];
    this.#quad(
      [...corner(0, -side), ...start],
      [...corner(length, -side), ...end],
      [...corner(0, side), ...start],
      [...corner(length, side), ...end],
    );
  }

  #round(
    x: number,
    y: number,
    { radius, half, soft }: { radius: number; half: number; soft: number },
    colour: Colour,
    alpha: number,
  ): void {
    const reach = radius + half + soft;
    const rest = [0, radius, half, soft, ...premultiplied(colour, alpha)];
    this.#quad(
      [x - reach, y - reach, -reach, -reach, ...rest],
      [x + reach, y - reach, reach, -reach, ...rest],
      [x - reach, y + reach, -reach, reach, ...rest],
      [x + reach, y + reach, reach, reach, ...rest],
    );
  }

  #quad(...corners: readonly [number[], number[], number[], number[]]): void {
    const [a, b, c, d] = corners;
    const needed = this.#used + VERTICES * INK_FLOATS;
    if (needed > this.#floats.length) this.#grow();
    for (const vertex of [a, b, c, c, b, d]) {
      this.#floats.set(vertex, this.#used);
      this.#used += INK_FLOATS;
    }
  }

  #grow(): void {
    const larger = new Float32Array(2 * this.#floats.length);
    larger.set(this.#floats);
    this.#floats = larger;
  }
}

function premultiplied([red, green, blue]: Colour, alpha: number): readonly number[] {
  return [red * alpha, green * alpha, blue * alpha, alpha];
}

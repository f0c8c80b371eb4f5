import { HUES } from '../style/palette.ts';

/** The one accent: the avatar and what belongs to it. */
export const SUN = '#ffd27a';
/** The ground of the map. */
export const NIGHT = '#0b0d12';
/** The terrain where segments lie densest. */
export const HEIGHT = '#212950';

/** Red, green and blue, each 0 ... 1. */
export type Colour = readonly [number, number, number];

/** Read a colour written as #rrggbb. */
export function colourOf(hex: string): Colour {
  const bits = Number.parseInt(hex.slice(1), 16);
  return [(bits >> 16) / 255, ((bits >> 8) & 255) / 255, (bits & 255) / 255];
}

const COLOURS = HUES.map(colourOf);

/** The palette as a shader takes it: red, green, blue of every hue. */
export const PALETTE_FLOATS = Float32Array.from(COLOURS.flat());

/** Colour of a place in the palette; places beyond the last begin again. */
export function hueColour(hue: number): Colour {
  return COLOURS[hue % COLOURS.length] ?? [1, 1, 1];
}

/** A colour on its way to white. */
export function lighter(colour: Colour, share: number): Colour {
  const [red, green, blue] = colour;
  return [red + (1 - red) * share, green + (1 - green) * share, blue + (1 - blue) * share];
}

/** Bytes a point and map: a place of two u16; and one look: hue, strength, trust, 0. */
export const PLACE_BYTES = 4;
export const STYLE_BYTES = 4;
/** World coordinates are 0 ... 1; so many steps between. */
const STEPS = 65_535;

/** Places of points in a given order, as u16 x y of the world. */
export function placeBytes(positions: Float32Array, order: Uint32Array): Uint16Array<ArrayBuffer> {
  const places = new Uint16Array(2 * order.length);
  for (let at = 0; at < order.length; at++) {
    const id = order[at] ?? 0;
    places[2 * at] = Math.round((positions[2 * id] ?? 0) * STEPS);
    places[2 * at + 1] = Math.round((positions[2 * id + 1] ?? 0) * STEPS);
  }
  return places;
}

/** Where points come from in a morph: those without a place there begin where they end. */
export function originBytes(
  from: Float32Array,
  to: Float32Array,
  order: Uint32Array,
): Uint16Array<ArrayBuffer> {
  const places = placeBytes(to, order);
  for (let at = 0; at < order.length; at++) {
    const id = order[at] ?? 0;
    const [x = Number.NaN, y = Number.NaN] = [from[2 * id], from[2 * id + 1]];
    if (Number.isNaN(x)) continue;
    places[2 * at] = Math.round(x * STEPS);
    places[2 * at + 1] = Math.round(y * STEPS);
  }
  return places;
}

/** What points look like, in a given order. */
export function styleBytes(
  {
    hues,
    strengths,
    trust,
  }: {
    readonly hues: Uint8Array;
    readonly strengths: Uint8Array | null;
    readonly trust: Uint8Array | null;
  },
  order: Uint32Array,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(STYLE_BYTES * order.length);
  for (let at = 0; at < order.length; at++) {
    const id = order[at] ?? 0;
    bytes[4 * at] = hues[id] ?? 0;
    bytes[4 * at + 1] = strengths ? (strengths[id] ?? 255) : 255;
    bytes[4 * at + 2] = trust ? (trust[id] ?? 255) : 255;
  }
  return bytes;
}

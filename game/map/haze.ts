import { hasPlace } from '#models/space/grid';
import { hueColour } from './colour.ts';

/** A picture over the world: `side` x `side` texels of premultiplied RGBA, rows downwards. */
export interface Veil {
  readonly side: number;
  readonly texels: Uint8Array<ArrayBuffer>;
}

const HAZE_SIDE = 1024;
const FOG_SIDE = 96;
/** Opacity of the haze in a texel that one point lies in, and at most. */
const FAINTEST = 0.16;
const DENSEST = 0.82;
/** Grey of the fog, and how thick it is where nothing can be trusted. */
const FOG = [112, 118, 134] as const;
const THICKEST = 0.55;

/**
 * What a million points look like from afar, baked once: colour by the hues that lie in a texel, strength
 * by how many there are. Drawing it costs the same for any number of them.
 */
export function bakeHaze(
  positions: Float32Array,
  hues: Uint8Array,
  strengths: Uint8Array | null,
  side = HAZE_SIDE,
): Veil {
  const sums = new Float32Array(4 * side * side);
  const colours = Float64Array.from(Array.from({ length: 256 }, (_, hue) => hueColour(hue)).flat());
  for (let id = 0; id < hues.length; id++) {
    if (!hasPlace(positions, id)) continue;
    const column = Math.min(side - 1, Math.floor((positions[2 * id] ?? 0) * side));
    const row = Math.min(side - 1, Math.floor((positions[2 * id + 1] ?? 0) * side));
    const weight = strengths ? (strengths[id] ?? 255) / 255 : 1;
    const at = 4 * (row * side + column);
    for (let channel = 0; channel < 3; channel++) {
      const share = weight * (colours[3 * (hues[id] ?? 0) + channel] ?? 0);
      sums[at + channel] = (sums[at + channel] ?? 0) + share;
    }
    sums[at + 3] = (sums[at + 3] ?? 0) + weight;
  }
  return { side, texels: hazeTexels(sums) };
}

function hazeTexels(sums: Float32Array): Uint8Array<ArrayBuffer> {
  const crowd = crowdOf(sums);
  const texels = new Uint8Array(sums.length);
  for (let at = 0; at < sums.length; at += 4) {
    const count = sums[at + 3] ?? 0;
    if (count === 0) continue;
    const alpha = Math.min(DENSEST, FAINTEST + (DENSEST - FAINTEST) * Math.sqrt(count / crowd));
    for (let channel = 0; channel < 3; channel++)
      texels[at + channel] = (255 * alpha * (sums[at + channel] ?? 0)) / count;
    texels[at + 3] = 255 * alpha;
  }
  return texels;
}

/** Points in a settled texel that count as many: three times the mean. */
function crowdOf(sums: Float32Array): number {
  let [points, settled] = [0, 0];
  for (let at = 3; at < sums.length; at += 4) {
    if ((sums[at] ?? 0) > 0) settled++;
    points += sums[at] ?? 0;
  }
  return Math.max(1, (3 * points) / Math.max(1, settled));
}

/** Fog where the places of segments can't be trusted; `trust` is 0 ... 255 a segment. */
export function bakeFog(positions: Float32Array, trust: Uint8Array, side = FOG_SIDE): Veil {
  const doubt = new Float32Array(side * side);
  const count = new Float32Array(side * side);
  for (let id = 0; id < trust.length; id++) {
    if (!hasPlace(positions, id)) continue;
    const column = Math.min(side - 1, Math.floor((positions[2 * id] ?? 0) * side));
    const row = Math.min(side - 1, Math.floor((positions[2 * id + 1] ?? 0) * side));
    const at = row * side + column;
    doubt[at] = (doubt[at] ?? 0) + 1 - (trust[id] ?? 255) / 255;
    count[at] = (count[at] ?? 0) + 1;
  }
  return { side, texels: fogTexels(spread(doubt, side), spread(count, side)) };
}

function fogTexels(doubt: Float32Array, count: Float32Array): Uint8Array<ArrayBuffer> {
  const texels = new Uint8Array(4 * doubt.length);
  for (let at = 0; at < doubt.length; at++) {
    const many = count[at] ?? 0;
    if (many < 1e-4) continue;
    const settled = Math.min(1, many * 4);
    const alpha = THICKEST * settled * Math.min(1, (1.6 * (doubt[at] ?? 0)) / many) ** 1.3;
    for (const [channel, grey] of FOG.entries()) texels[4 * at + channel] = alpha * grey;
    texels[4 * at + 3] = 255 * alpha;
  }
  return texels;
}

/** Spread values over the texels around them: along rows and columns in turn, twice. */
function spread(values: Float32Array, side: number): Float32Array {
  let smooth = values;
  for (let pass = 0; pass < 4; pass++) smooth = blurTransposed(smooth, side);
  return smooth;
}

function blurTransposed(values: Float32Array, side: number): Float32Array {
  const blurred = new Float32Array(values.length);
  const value = (row: number, column: number) =>
    column < 0 || column >= side ? 0 : (values[row * side + column] ?? 0);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const near = value(row, column - 1) + value(row, column + 1);
      const far = value(row, column - 2) + value(row, column + 2);
      blurred[column * side + row] = (2 * value(row, column) + near + far / 2) / 5;
    }
  return blurred;
}

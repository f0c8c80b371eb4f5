import { boxBlur } from '../map/density.ts';
import type { Region } from '../map/region-names.ts';
import { isKind } from './music-kinds.ts';
import type { StrongestTags } from './strongest-columns.ts';
import { chooseHues } from './view-hues.ts';

/** Cells a row over the world. */
const SIDE = 64;
/** A segment has a say for so many of its strongest tags. */
const RANKS = 3;
/** A region covers at least so many cells, and has at least this share of the mean density. */
const LEAST_CELLS = 4;
const LEAST_DENSITY = 0.45;

/** What is named at a level of zoom: kinds of music, or all other words, in regions of about a size. */
interface Level {
  readonly kinds: boolean;
  /** Half-width of the blur in cells. */
  readonly blur: number;
}

/** From afar to close by: genre words first, moods and instruments second. */
const LEVELS: readonly Level[] = [
  { kinds: true, blur: 4 },
  { kinds: true, blur: 2 },
  { kinds: false, blur: 2 },
  { kinds: false, blur: 1 },
];

/**
 * Name the regions of a map: at every level each place belongs to the word that is most over-represented
 * there; places of one word that touch are a region, named where the word is densest.
 */
export function findRegions(positions: Float32Array, tags: StrongestTags): readonly Region[] {
  const hueOf = new Map(chooseHues(tags).legend.map(({ tag, hue }) => [tag, hue]));
  return LEVELS.flatMap((level, at) =>
    regionsAt(positions, tags, level).map(({ tag, ...region }) => {
      const name = tags.names[tag] ?? '';
      return { ...region, name, level: at, hue: hueOf.get(name) ?? null };
    }),
  );
}

type Found = Omit<Region, 'name' | 'level' | 'hue'> & { readonly tag: number };

function regionsAt(positions: Float32Array, tags: StrongestTags, level: Level): readonly Found[] {
  const named = tags.names.map((name) => isKind(name) === level.kinds);
  const crowd = new Float32Array(SIDE * SIDE);
  const byTag = new Map<number, Float32Array>();
  const cells = cellsOf(positions);
  for (const [segment, cell] of cells.entries()) {
    if (cell < 0) continue;
    crowd[cell] = (crowd[cell] ?? 0) + 1;
    for (let rank = 0; rank < RANKS; rank++) {
      const tag = tags.tags[rank]?.[segment] ?? -1;
      if (named[tag]) addWeight(byTag, tag, cell, (tags.values[rank]?.[segment] ?? 0) / 255);
    }
  }
  const settled = blurTwice(crowd, level.blur);
  const densities = [...byTag].map(([tag, values]) => {
    const total = values.reduce((sum, value) => sum + value, 0);
    return { tag, weight: 1 / Math.sqrt(total), values: blurTwice(values, level.blur) };
  });
  return connected(ownersOf(settled, densities), densities);
}

function addWeight(byTag: Map<number, Float32Array>, tag: number, cell: number, value: number) {
  const values = byTag.get(tag) ?? new Float32Array(SIDE * SIDE);
  byTag.set(tag, values);
  values[cell] = (values[cell] ?? 0) + value;
}

/** Cell of every segment; -1 where it has no place. */
function cellsOf(positions: Float32Array): Int32Array {
  return Int32Array.from({ length: positions.length / 2 }, (_, segment) => {
    const [x = Number.NaN, y = Number.NaN] = [positions[2 * segment], positions[2 * segment + 1]];
    if (Number.isNaN(x)) return -1;
    const cell = (value: number) => Math.min(SIDE - 1, Math.floor(value * SIDE));
    return cell(y) * SIDE + cell(x);
  });
}

function blurTwice(values: Float32Array, radius: number): Float32Array {
  return boxBlur(boxBlur(values, SIDE, radius), SIDE, radius);
}

interface Density {
  readonly tag: number;
  readonly weight: number;
  readonly values: Float32Array;
}

/** Which density each cell belongs to; -1 where hardly anything lies or no word stands out. */
function ownersOf(settled: Float32Array, densities: readonly Density[]): Int16Array {
  const mean = settled.reduce((sum, value) => sum + value, 0) / settled.length;
  return Int16Array.from(settled, (crowd, cell) => {
    if (crowd < LEAST_DENSITY * mean || crowd === 0) return -1;
    let [owner, most] = [-1, 0];
    for (const [at, { weight, values }] of densities.entries()) {
      const lift = weight * (values[cell] ?? 0);
      if (lift > most) [owner, most] = [at, lift];
    }
    return owner;
  });
}

/** Regions of cells with one owner that touch. */
function connected(owners: Int16Array, densities: readonly Density[]): readonly Found[] {
  const seen = new Uint8Array(owners.length);
  const found: Found[] = [];
  for (const [start, owner] of owners.entries()) {
    const density = densities[owner];
    if (!density || seen[start]) continue;
    const cells = flood(owners, start, seen);
    if (cells.length >= LEAST_CELLS) found.push(regionOf(cells, density));
  }
  return found.sort((a, b) => b.weight - a.weight);
}

function flood(owners: Int16Array, start: number, seen: Uint8Array): readonly number[] {
  const cells = [start];
  seen[start] = 1;
  for (let next = 0; next < cells.length; next++) {
    const cell = cells[next] ?? 0;
    const column = cell % SIDE;
    const beside = [cell - SIDE, cell + SIDE];
    if (column > 0) beside.push(cell - 1);
    if (column < SIDE - 1) beside.push(cell + 1);
    for (const other of beside) {
      if (seen[other] !== 0 || owners[other] !== owners[start]) continue;
      seen[other] = 1;
      cells.push(other);
    }
  }
  return cells;
}

/** Named between its densest cell and its middle, as wide as its area. */
function regionOf(cells: readonly number[], { tag, values }: Density): Found {
  let [x, y, weight, peak] = [0, 0, 0, cells[0] ?? 0];
  for (const cell of cells) {
    const value = values[cell] ?? 0;
    x += value * (cell % SIDE);
    y += value * Math.floor(cell / SIDE);
    weight += value;
    if (value > (values[peak] ?? 0)) peak = cell;
  }
  const place = (middle: number, top: number) => (middle / weight + top + 1) / 2 / SIDE;
  return {
    tag,
    x: place(x, peak % SIDE),
    y: place(y, Math.floor(peak / SIDE)),
    extent: Math.sqrt(cells.length) / SIDE,
    weight,
  };
}

import { Refusal } from '#models/refusal';
import { type Column, decodeColumns } from './column-file.ts';

/** How many nearest segments of every segment a space lists. */
export const NEIGHBOURS = 12;
/** How many torn neighbours of every segment a map lists at most. */
export const WORMHOLES = 3;

/** Column i holds the i-th link of every segment: the segment that it leads to. */
export type SegmentLinks = readonly Uint32Array[];

/** Columns `n0` ... `n11` of a space's neighbours: nearest first, from rows x 12 ids. */
export function neighbourColumns(ids: Uint32Array): Column[] {
  return linkColumns('n', NEIGHBOURS, ids);
}

/**
 * Columns `to0` ... `to2` of a map's wormholes, from rows x 3 ids: true near neighbours that lie far
 * away on the map. A segment's own id stands where there is none.
 */
export function wormholeColumns(ids: Uint32Array): Column[] {
  return linkColumns('to', WORMHOLES, ids);
}

/** Read a space's neighbours; refuses a file whose columns are not those of `neighbourColumns`. */
export function readNeighbours(buffer: ArrayBuffer): SegmentLinks {
  return readLinks(buffer, 'n', NEIGHBOURS, 'A file of neighbours');
}

/** Read a map's wormholes; refuses a file whose columns are not those of `wormholeColumns`. */
export function readWormholes(buffer: ArrayBuffer): SegmentLinks {
  return readLinks(buffer, 'to', WORMHOLES, 'A file of wormholes');
}

/** Read a map's trust, 0 ... 255 a segment, from its place in a column file. */
export function readTrust(buffer: ArrayBuffer, column: number): Uint8Array {
  const values = decodeColumns(buffer)[column]?.values;
  if (values instanceof Uint8Array) return values;
  throw new Refusal(`A map's file lacks its u8 column ${column}; project the dataset again.`);
}

function linkColumns(prefix: string, count: number, ids: Uint32Array): Column[] {
  const rows = ids.length / count;
  return Array.from({ length: count }, (_, rank) => {
    const values = Uint32Array.from({ length: rows }, (_, i) => ids[i * count + rank] ?? 0);
    return { name: `${prefix}${rank}`, values, low: 0, high: 0 };
  });
}

function readLinks(buffer: ArrayBuffer, prefix: string, count: number, what: string): SegmentLinks {
  const columns = new Map(decodeColumns(buffer).map(({ name, values }) => [name, values]));
  return Array.from({ length: count }, (_, rank) => {
    const values = columns.get(`${prefix}${rank}`);
    if (!(values instanceof Uint32Array))
      throw new Refusal(
        `${what} lacks the u32 column ${prefix}${rank}; project the dataset again.`,
      );
    if (values.some((id) => id >= values.length))
      throw new Refusal(`${what} names a segment that is not there; project the dataset again.`);
    return values;
  });
}

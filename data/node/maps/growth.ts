import type { SegmentTable } from '../../bundle/segment-columns.ts';
import type { Track } from '../../catalogue/track.ts';

/** How the segments of a collection relate to those that it had before. */
export interface Growth {
  /** Of every segment of now: its row before. -1 for a new one. */
  readonly before: Int32Array;
  /** Segments that are new, ascending. */
  readonly added: Uint32Array;
  /** Whether it is the same list of segments. */
  readonly same: boolean;
}

/** A collection's segments: whose they are and where they begin. */
export interface Segments {
  readonly table: SegmentTable;
  readonly tracks: readonly Track[];
}

/** Find every segment again by the hash of its audio file and its first sample, wherever the file lies now. */
export function growthOf(before: Segments, now: Segments): Growth {
  const rows = new Map<string, number[]>();
  for (const row of before.table.track.keys()) {
    const key = keyOf(before, row);
    rows.set(key, [...(rows.get(key) ?? []), row]);
  }
  // a file that lies there twice is found twice, in its order
  const found = Int32Array.from(
    now.table.track.keys(),
    (row) => rows.get(keyOf(now, row))?.shift() ?? -1,
  );
  const added = Uint32Array.from(found.keys()).filter((row) => found[row] === -1);
  const inPlace = found.every((row, i) => row === i);
  return { before: found, added, same: inPlace && found.length === before.table.track.length };
}

function keyOf({ table, tracks }: Segments, row: number): string {
  return `${tracks[table.track[row] ?? -1]?.sha256} ${table.start[row]}`;
}

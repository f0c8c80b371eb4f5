import { csvCells } from '#study/record/table';

/** A segment of a playlist with its place on the map. */
export interface PlacedSegment {
  /** Place in the playlist, from 1. */
  readonly place: number;
  readonly segment: number;
  readonly title: string;
  /** null where unknown. */
  readonly artist: string | null;
  /** Path below the folder that was ingested. */
  readonly path: string;
  /** Where the segment begins in its track, in seconds. */
  readonly start: number;
  /** What the axes show, and the values on them. */
  readonly axis_x: string;
  readonly axis_y: string;
  readonly x: number;
  readonly y: number;
}

const COLUMNS = [
  'place',
  'segment',
  'title',
  'artist',
  'path',
  'start',
  'axis_x',
  'axis_y',
  'x',
  'y',
] as const satisfies readonly (keyof PlacedSegment)[];

/** A playlist's places on the map as CSV; text that a spreadsheet would run as a formula is disarmed. */
export function writeCoordinates(rows: readonly PlacedSegment[]): string {
  const lines = rows.map((row) => csvCells(COLUMNS.map((name) => row[name])));
  return csvCells(COLUMNS) + lines.join('');
}

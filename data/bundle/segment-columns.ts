import { Refusal } from '#models/refusal';
import { type TrackNumbers, trackNumbers } from '#models/space/track-numbers';
import { type Column, decodeColumns } from './column-file.ts';

/** Where segments lie in their tracks and in the tracks' clips; one entry a segment. */
export interface SegmentTable {
  readonly track: TrackNumbers;
  /** First sample at the segmentation's rate. */
  readonly start: Uint32Array;
  /** First byte of the segment's MP3 in its track's clips file. */
  readonly clipOffset: Uint32Array;
  /** Length of that MP3; 0 without clips. */
  readonly clipBytes: Uint32Array;
  /** LUFS of every segment (K-weighted, of the channels' average), -70 for silence; datasets of old lack it. */
  readonly loudness?: Float32Array;
}

const NAMES = ['track', 'start', 'clipOffset', 'clipBytes'] as const;

/** The columns of a segmentation's file. */
export function segmentColumns(table: SegmentTable): Column[] {
  const places = NAMES.map((name) => ({ name, values: inFull(table[name]), low: 0, high: 0 }));
  const { loudness } = table;
  return loudness ? [...places, { name: 'loudness', values: loudness, low: 0, high: 0 }] : places;
}

/** Read a segmentation's file; refuses one whose columns are not those of a SegmentTable. */
export function readSegmentTable(buffer: ArrayBuffer): SegmentTable {
  const columns = new Map(decodeColumns(buffer).map(({ name, values }) => [name, values]));
  const [track, start, clipOffset, clipBytes] = NAMES.map((name) => u32(name, columns.get(name)));
  const loudness = columns.get('loudness');
  if (track && start && clipOffset && clipBytes)
    return {
      ...{ track: trackNumbers(track), start, clipOffset, clipBytes },
      ...(loudness instanceof Float32Array && { loudness }),
    };
  throw new Refusal('A segmentation file lacks columns; ingest the music again.');
}

function inFull(numbers: TrackNumbers): Uint32Array {
  return numbers instanceof Uint32Array ? numbers : Uint32Array.from(numbers);
}

function u32(name: string, values: unknown): Uint32Array {
  if (values instanceof Uint32Array) return values;
  throw new Refusal(`A segmentation file lacks the u32 column ${name}; ingest the music again.`);
}

import type { DesignColumn } from '../mixed/design.ts';
import type { RandomBlock } from '../mixed/random-design.ts';

/** Ratings of clips by people along one axis and one scale; one entry a rating. */
export interface AxisRatings {
  readonly people: number;
  readonly clips: number;
  /** Person and clip of every rating, counted from 0. */
  readonly person: Int32Array;
  readonly clip: Int32Array;
  /** Position of the rated clip on the axis. */
  readonly position: Float64Array;
  readonly rating: Float64Array;
}

/** Fixed columns: the intercept, and the position where `slopes`. */
export function fixedColumns({ position }: AxisRatings, slopes: boolean): readonly DesignColumn[] {
  const ones = { name: '(Intercept)', values: position.map(() => 1) };
  return slopes ? [ones, { name: 'position', values: position }] : [ones];
}

/** Random effects: `(1 + position | person) + (1 | clip)`, or without slopes `(1 | person) + (1 | clip)`. */
export function randomColumns(ratings: AxisRatings, slopes: boolean): readonly RandomBlock[] {
  const ones = ratings.position.map(() => 1);
  const scale = Math.sqrt(
    ratings.position.reduce((sum, x) => sum + x * x, 0) / ratings.position.length,
  );
  const scaled = ratings.position.map((x) => x / scale);
  const intercept = { terms: ['(Intercept)'], columns: [ones], scales: [1] };
  const slope = { terms: ['(Intercept)', 'position'], columns: [ones, scaled], scales: [1, scale] };
  const person = {
    group: 'person',
    levels: ratings.people,
    codes: ratings.person,
    ...(slopes ? slope : intercept),
    free: slopes ? LOWER_2 : LOWER_1,
    runs: [[0, slopes ? 2 : 1] as const],
  };
  const clip = {
    group: 'clip',
    levels: ratings.clips,
    codes: ratings.clip,
    ...intercept,
    free: LOWER_1,
    runs: [[0, 1] as const],
  };
  return ratings.people >= ratings.clips ? [person, clip] : [clip, person];
}

const LOWER_1 = [[0, 0]] as const;
const LOWER_2 = [
  [0, 0],
  [1, 0],
  [1, 1],
] as const;

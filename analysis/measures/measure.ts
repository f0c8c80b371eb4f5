import { number } from '../markup/words.ts';
import type { SessionWalk } from '../walk/session-walk.ts';

/** One number that is taken of every session. */
export interface Measure {
  /** Column of sessions.csv. */
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** One sentence for somebody who never read about walks. */
  readonly meaning: string;
  readonly of: (walk: SessionWalk) => number | null;
  readonly show: (value: number | null) => string;
}

/** A number with two digits after the point. */
export function fraction(value: number | null): string {
  return value === null ? number(null) : value.toFixed(2);
}

import { at } from './path.ts';

/** Timed places with the distance between each two of them. */
export interface Trail {
  readonly t: ArrayLike<number>;
  readonly apart: (a: number, b: number) => number;
  /** Places that a circle is drawn around. */
  readonly centres: readonly number[];
}

/**
 * First-passage times (Fauchald & Tveraa 2003): seconds from the last time outside of a circle around a place
 * before one was there to the first time outside after. Circles that one was never seen to enter or to leave
 * are left out.
 *
 * @param radius of the circles, in the unit of the distances
 */
export function firstPassages({ t, apart, centres }: Trail, radius: number): readonly number[] {
  return centres.flatMap((centre) => {
    let [before, after] = [centre, centre];
    while (before >= 0 && apart(centre, before) <= radius) before--;
    while (after < t.length && apart(centre, after) <= radius) after++;
    return before < 0 || after === t.length ? [] : [at(t, after) - at(t, before)];
  });
}

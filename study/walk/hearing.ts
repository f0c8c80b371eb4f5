import { type Grid, visitWithin } from '#models/space/grid';
import type { Voice } from './voice.ts';

/** At most so many segments sound at once. */
export const MOST_VOICES = 4;
/** A voice is kept until this many times the radius, and a challenger must be nearer by as much. */
const HYSTERESIS = 1.15;
/** Share of the radius within which two voices count as equally near, and panning passes the middle. */
const NEAR = 0.25;

interface Candidate {
  readonly segment: number;
  readonly distance: number;
  /** Distance that decides: a voice that sounds already counts as nearer than it is. */
  readonly rank: number;
  readonly since: number;
}

/**
 * Decide what is heard at a place: the nearest segments within the radius, nearest first, with
 * hysteresis towards what was `heard` a tick before so that voices don't flicker. Ties go to the smaller
 * segment; the result depends on nothing but the arguments.
 */
export function listen(
  grid: Grid,
  radius: number,
  at: { readonly x: number; readonly y: number; readonly tick: number },
  heard: readonly Voice[],
): readonly Voice[] {
  const reach = radius * HYSTERESIS;
  const chosen: Candidate[] = [];
  visitWithin(grid, at.x, at.y, reach, (segment, squared) => {
    const distance = Math.sqrt(squared);
    const held = heard.find((voice) => voice.segment === segment);
    const rank = held ? distance / HYSTERESIS : distance;
    if (rank <= radius) keep(chosen, { segment, distance, rank, since: held?.since ?? at.tick });
  });
  const least = Math.min(...chosen.map(({ distance }) => distance));
  const soft = radius * NEAR;
  return chosen.map(({ segment, distance, since }) => {
    const fade = 1 - distance / reach;
    const focus = (least + soft) / (distance + soft);
    const dx = (grid.positions[2 * segment] ?? 0) - at.x;
    const pan = dx / Math.sqrt(distance * distance + soft * soft);
    return { segment, gain: fade > 0 ? fade * fade * focus : 0, pan, since };
  });
}

/** Insert a candidate in order of rank, dropping the last where there are too many. */
function keep(chosen: Candidate[], candidate: Candidate): void {
  const behind = chosen.findIndex((other) => precedes(candidate, other));
  chosen.splice(behind < 0 ? chosen.length : behind, 0, candidate);
  chosen.length = Math.min(chosen.length, MOST_VOICES);
}

function precedes(a: Candidate, b: Candidate): boolean {
  return a.rank < b.rank || (a.rank === b.rank && a.segment < b.segment);
}

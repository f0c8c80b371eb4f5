import type { Intent } from '#study/walk/intent';

/** Pushes shorter than this share of the way are none. */
const DEAD = 0.16;
/** A direction is told in so many steps a side: a trembling hand does not fill the record. */
const STEPS = 16;

/**
 * What a stick means that is pushed by dx, dy (right and down), 1 being its whole way: halt, or walk
 * slower or faster that way. The same push always gives the same Intent.
 */
export function pushIntent(dx: number, dy: number): Intent {
  const length = Math.hypot(dx, dy);
  if (!(length > DEAD)) return { kind: 'halt' };
  const share = Math.min(1, (length - DEAD) / (1 - DEAD)) / length;
  return { kind: 'head', dx: stepped(dx * share), dy: stepped(dy * share) };
}

function stepped(value: number): number {
  return Math.round(value * STEPS) / STEPS + 0;
}

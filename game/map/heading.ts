import type { Intent } from '#study/walk/intent';
import type { Action } from '../steering/key-map.ts';

const DIRECTIONS = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
} as const;
/** An action that walks. */
export type Way = keyof typeof DIRECTIONS;

/** Whether an action walks. */
export function isWay(action: Action | null): action is Way {
  return action !== null && Object.hasOwn(DIRECTIONS, action);
}

/** What the ways that are held mean together. Opposite ones cancel out, two for one direction count once. */
export function headingOf(held: Iterable<Way>): Intent {
  const ways = [...held].map((way) => DIRECTIONS[way]);
  const side = (axis: 0 | 1) => {
    const plus = ways.some((way) => way[axis] > 0) ? 1 : 0;
    const minus = ways.some((way) => way[axis] < 0) ? 1 : 0;
    return plus - minus;
  };
  const dx = side(0);
  const dy = side(1);
  return dx === 0 && dy === 0 ? { kind: 'halt' } : { kind: 'head', dx, dy };
}

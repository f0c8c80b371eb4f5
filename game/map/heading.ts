import type { Intent } from '#study/walk/intent';

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  KeyA: [-1, 0],
  ArrowRight: [1, 0],
  KeyD: [1, 0],
  ArrowUp: [0, -1],
  KeyW: [0, -1],
  ArrowDown: [0, 1],
  KeyS: [0, 1],
};

/** Whether a key (KeyboardEvent.code: its place on the keyboard, whatever is printed on it) walks. */
export function walks(code: string): boolean {
  return Object.hasOwn(DIRECTIONS, code);
}

/** What the keys held down mean together. Opposite ones cancel out, two for one direction count once. */
export function headingOf(held: Iterable<string>): Intent {
  const ways = [...held].flatMap((code) => [DIRECTIONS[code] ?? [0, 0]]);
  const side = (axis: 0 | 1) => {
    const plus = ways.some((way) => way[axis] > 0) ? 1 : 0;
    const minus = ways.some((way) => way[axis] < 0) ? 1 : 0;
    return plus - minus;
  };
  const dx = side(0);
  const dy = side(1);
  return dx === 0 && dy === 0 ? { kind: 'halt' } : { kind: 'head', dx, dy };
}

/** What fingers and mouse can do on the map; places are CSS pixels from its upper left corner. */
export interface PointerActions {
  /** A click or a tap that didn't move. */
  readonly tap: (x: number, y: number) => void;
  readonly drag: (dx: number, dy: number) => void;
  /** One finger moved from where it came down; false: it drags instead. */
  readonly push: (from: Point, to: Point) => boolean;
  /** The finger that pushed is gone, or another one came. */
  readonly release: () => void;
  /** The mouse is over a place without pressing; null: it left. */
  readonly hover: (at: Point | null) => void;
  /** A wheel or two fingers around a place; factor above 1 comes closer. */
  readonly zoom: (factor: number, x: number, y: number) => void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Finger {
  /** Where it came down. */
  readonly from: Point;
  readonly x: number;
  readonly y: number;
  /** CSS pixels moved since it came down. */
  readonly moved: number;
}

/** A finger that moved less far is a tap. */
const TAP_SLACK = 7;
const WHEEL_PER_FACTOR = 500;
const LINE_PIXELS = 16;

/** Listen to an element's pointers and wheel; the result ends it. */
export function listenToPointers(element: HTMLElement, actions: PointerActions): () => void {
  const fingers = new Map<number, Finger>();
  const listening = new AbortController();
  const place = (event: MouseEvent) => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  let pushing = false;
  const push = ({ pointerType }: PointerEvent, from: Point, to: Point): boolean => {
    pushing = pointerType === 'touch' && actions.push(from, to);
    return pushing;
  };
  const release = () => {
    if (pushing) actions.release();
    pushing = false;
  };
  const hover = (event: PointerEvent) => {
    if (event.pointerType === 'mouse') actions.hover(place(event));
  };

  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    const at = place(event);
    fingers.set(event.pointerId, { ...at, from: at, moved: 0 });
    release();
  };
  const move = (event: PointerEvent) => {
    const before = fingers.get(event.pointerId);
    if (!before) return hover(event);
    const at = place(event);
    const dx = at.x - before.x;
    const dy = at.y - before.y;
    const moved = before.moved + Math.hypot(dx, dy);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    fingers.set(event.pointerId, { ...at, from: before.from, moved });
    if (other) pinch(before, at, other, actions);
    else if (moved > TAP_SLACK) push(event, before.from, at) || actions.drag(dx, dy);
  };
  const up = (event: PointerEvent) => {
    const finger = fingers.get(event.pointerId);
    fingers.delete(event.pointerId);
    release();
    if (!finger || event.type !== 'pointerup') return;
    if (finger.moved <= TAP_SLACK && fingers.size === 0) actions.tap(finger.x, finger.y);
  };
  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PIXELS : 1);
    const { x, y } = place(event);
    actions.zoom(2 ** (-pixels / WHEEL_PER_FACTOR), x, y);
  };

  const { signal } = listening;
  element.addEventListener('pointerdown', down, { signal });
  element.addEventListener('pointermove', move, { signal });
  element.addEventListener('pointerleave', () => actions.hover(null), { signal });
  element.addEventListener('pointerup', up, { signal });
  element.addEventListener('pointercancel', up, { signal });
  element.addEventListener('wheel', wheel, { signal, passive: false });
  return () => listening.abort();
}

/** Two fingers: their distance zooms around their middle, their middle drags. */
function pinch(
  before: Finger,
  at: { x: number; y: number },
  other: Finger,
  actions: PointerActions,
): void {
  const apart = (finger: { x: number; y: number }) =>
    Math.max(1, Math.hypot(finger.x - other.x, finger.y - other.y));
  actions.zoom(apart(at) / apart(before), (at.x + other.x) / 2, (at.y + other.y) / 2);
  actions.drag((at.x - before.x) / 2, (at.y - before.y) / 2);
}

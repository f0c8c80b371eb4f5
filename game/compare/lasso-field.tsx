import { useEffect, useRef, useState } from 'preact/hooks';
import { compareWords } from '../words/compare-words.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Places of the line are at least so many pixels apart. */
const SPACING = 4;

/** Lies over a map and takes the pointer: what is drawn around is told in pixels of the map (F22). */
export function LassoField({ done }: { readonly done: (line: readonly Point[]) => void }) {
  const field = useRef<HTMLDivElement>(null);
  const [line, setLine] = useState<readonly Point[]>([]);
  const drawing = useRef<readonly Point[]>([]);
  const latest = useRef(done);
  latest.current = done;
  useEffect(() => {
    const { current } = field;
    if (!current) return;
    const listening = new AbortController();
    const place = (event: PointerEvent) => {
      const box = current.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const set = (points: readonly Point[]) => {
      drawing.current = points;
      setLine(points);
    };
    const listen = (
      name: 'pointerdown' | 'pointermove' | 'pointerup',
      act: (event: PointerEvent) => void,
    ) => current.addEventListener(name, act, { signal: listening.signal });
    listen('pointerdown', (event) => {
      current.setPointerCapture(event.pointerId);
      set([place(event)]);
    });
    listen('pointermove', (event) => {
      const last = drawing.current.at(-1);
      const next = place(event);
      if (last && Math.hypot(next.x - last.x, next.y - last.y) >= SPACING)
        set([...drawing.current, next]);
    });
    listen('pointerup', () => {
      if (drawing.current.length > 2) latest.current(drawing.current);
      set([]);
    });
    return () => listening.abort();
  }, []);
  const path = line.map(({ x, y }) => `${x},${y}`).join(' ');
  return (
    <div ref={field} class="lasso" role="img" aria-label={compareWords('lassoField')}>
      <svg class="lasso__line" aria-hidden="true">
        <polygon points={path} />
      </svg>
    </div>
  );
}

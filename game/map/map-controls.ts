import { settings } from '../settings/settings.ts';
import { pushIntent } from '../steering/push.ts';
import { createTouchStick } from '../steering/touch-stick.ts';
import type { Extent } from './camera.ts';
import type { Explorer } from './explorer.ts';
import { listenToKeys } from './keyboard.ts';
import { listenToPointers } from './pointer.ts';

/** Keyboard, pointers and window size of a map. */
export interface MapControls {
  /** While active, keys belong to a form. */
  readonly typing: (active: boolean) => void;
  readonly stop: () => void;
}

/** What happens to segments that are pointed at; places are CSS pixels in the window. */
export interface Pointing {
  readonly hover: (at: { readonly x: number; readonly y: number } | null) => void;
  /** Whether the click was for a segment: then nobody walks there. */
  readonly click: (x: number, y: number) => boolean;
}

/** Let a person steer: keys of the window, pointers and a touch stick on the canvas. */
export function listenToPerson(
  canvas: HTMLElement,
  explorer: Explorer,
  pointing: Pointing,
): MapControls {
  const keyboard = listenToKeys(window, {
    steer: (intent) => explorer.steer(intent),
    zoom: (factor) => explorer.zoom(factor),
    fit: () => explorer.fit(),
  });
  const stick = createTouchStick(canvas.parentElement ?? document.body);
  const ignorePointers = listenToPointers(canvas, {
    tap: (x, y) => pointing.click(x, y) || explorer.walkToPoint(x, y),
    drag: (dx, dy) => explorer.drag(dx, dy),
    zoom: (factor, x, y) => explorer.zoomAt(factor, x, y),
    hover: pointing.hover,
    push: (from, to) => {
      if (settings().finger === 'drag') return false;
      const { dx, dy } = stick.push(from, to);
      explorer.steer(pushIntent(dx, dy));
      return true;
    },
    release: () => {
      stick.release();
      explorer.steer({ kind: 'halt' });
    },
  });
  canvas.style.touchAction = 'none';
  return {
    typing: keyboard.typing,
    stop: () => {
      keyboard.stop();
      ignorePointers();
      stick.remove();
    },
  };
}

/** Size of an element, at least one pixel. */
export function extentOf(element: HTMLElement): Extent {
  return { width: Math.max(1, element.clientWidth), height: Math.max(1, element.clientHeight) };
}

/** Tell every change of an element's size; the result ends it. */
export function watchExtent(element: HTMLElement, changed: (extent: Extent) => void): () => void {
  const resizing = new ResizeObserver(() => changed(extentOf(element)));
  resizing.observe(element);
  return () => resizing.disconnect();
}

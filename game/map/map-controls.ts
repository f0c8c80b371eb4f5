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

/** Let a person steer: keys of the window, pointers on the canvas. */
export function listenToPerson(canvas: HTMLElement, explorer: Explorer): MapControls {
  const keyboard = listenToKeys(window, {
    steer: (intent) => explorer.steer(intent),
    zoom: (factor) => explorer.zoom(factor),
    fit: () => explorer.fit(),
  });
  const ignorePointers = listenToPointers(canvas, {
    tap: (x, y) => explorer.walkToPoint(x, y),
    drag: (dx, dy) => explorer.drag(dx, dy),
    zoom: (factor, x, y) => explorer.zoomAt(factor, x, y),
  });
  canvas.style.touchAction = 'none';
  return {
    typing: keyboard.typing,
    stop: () => {
      keyboard.stop();
      ignorePointers();
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

import type { Intent } from '#study/walk/intent';
import { headingOf, walks } from './heading.ts';

/** What the keyboard can do on the map. */
export interface KeyActions {
  readonly steer: (intent: Intent) => void;
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
}

/** The keyboard of the map: arrows and WASD walk, + and - zoom, 0 shows the whole map. */
export interface Keyboard {
  /** While active, keys belong to a form. */
  readonly typing: (active: boolean) => void;
  readonly stop: () => void;
}

const ZOOM_STEP = 1.4;
const TEXT_ENTRY = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

/** Listen to a window's keys. Keys that go into a text field, or that a widget took, stay with it. */
export function listenToKeys(page: Window, actions: KeyActions): Keyboard {
  const held = new Set<string>();
  const listening = new AbortController();
  let formOpen = false;

  const release = () => {
    if (held.size === 0) return;
    held.clear();
    actions.steer({ kind: 'halt' });
  };
  const press = (event: KeyboardEvent) => {
    if (formOpen || isTaken(event)) return;
    if (walks(event.code)) {
      event.preventDefault();
      if (!event.repeat || !held.has(event.code)) actions.steer(headingOf(held.add(event.code)));
    } else look(event.key, actions);
  };
  const lift = (event: KeyboardEvent) => {
    if (held.delete(event.code)) actions.steer(headingOf(held));
  };

  const { signal } = listening;
  page.addEventListener('keydown', press, { signal });
  page.addEventListener('keyup', lift, { signal });
  page.addEventListener('blur', release, { signal });
  return {
    stop: () => listening.abort(),
    typing: (active) => {
      formOpen = active;
      if (active) release();
    },
  };
}

function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.composedPath()[0];
  return target instanceof Element && target.closest(TEXT_ENTRY) !== null;
}

function look(key: string, actions: KeyActions): void {
  if (key === '+' || key === '=') actions.zoom(ZOOM_STEP);
  if (key === '-') actions.zoom(1 / ZOOM_STEP);
  if (key === '0') actions.fit();
}

import type { Intent } from '#study/walk/intent';
import { settings } from '../settings/settings.ts';
import { type Action, actionOf } from '../steering/key-map.ts';
import { TEXT_ENTRY } from '../steering/text-entry.ts';
import { headingOf, isWay, type Way } from './heading.ts';

/** What the keyboard can do on the map. */
export interface KeyActions {
  readonly steer: (intent: Intent) => void;
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
}

/** The keyboard of the map: keys as the visitor set them walk, zoom and show the whole map. */
export interface Keyboard {
  /** While active, keys belong to a form. */
  readonly typing: (active: boolean) => void;
  readonly stop: () => void;
}

const ZOOM_STEP = 1.4;

/** Listen to a window's keys. Keys that go into a text field, or that a widget took, stay with it. */
export function listenToKeys(page: Window, actions: KeyActions): Keyboard {
  const held = new Map<string, Way>();
  const listening = new AbortController();
  let formOpen = false;

  const release = () => {
    if (held.size === 0) return;
    held.clear();
    actions.steer({ kind: 'halt' });
  };
  const press = (event: KeyboardEvent) => {
    if (formOpen || isTaken(event)) return;
    const action = actionOf(settings().keys, event);
    if (!isWay(action)) return look(action, actions);
    event.preventDefault();
    if (event.repeat && held.has(event.code)) return;
    held.set(event.code, action);
    actions.steer(headingOf(held.values()));
  };
  const lift = (event: KeyboardEvent) => {
    if (held.delete(event.code)) actions.steer(headingOf(held.values()));
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

function look(action: Action | null, actions: KeyActions): void {
  if (action === 'closer') actions.zoom(ZOOM_STEP);
  if (action === 'further') actions.zoom(1 / ZOOM_STEP);
  if (action === 'fit') actions.fit();
}

import { useLayoutEffect, useRef } from 'preact/hooks';

import { settings } from '../settings/settings.ts';
import { type Action, actionOf } from '../steering/key-map.ts';
import { TEXT_ENTRY } from '../steering/text-entry.ts';

/**
 * Single keys that act anywhere on the page, but never while one types or a dialog is open. They act as soon
 * as what names them is in sight.
 */
export function useShortcuts(
  disabled: boolean,
  actions: { readonly [name in Action]?: (event: KeyboardEvent) => void },
): void {
  const latest = useRef({ disabled, actions });
  latest.current = { disabled, actions };
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target, ctrlKey, metaKey, altKey, defaultPrevented } = event;
      if (latest.current.disabled || ctrlKey || metaKey || altKey || defaultPrevented) return;
      if (target instanceof Element && target.closest(TEXT_ENTRY)) return;
      const action = actionOf(settings().keys, event);
      if (action) latest.current.actions[action]?.(event);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

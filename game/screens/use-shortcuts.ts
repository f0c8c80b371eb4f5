import { settings } from '../settings/settings.ts';
import { type Action, actionOf } from '../steering/key-map.ts';
import { useSingleKeys } from './use-single-keys.ts';

/** Keys as the visitor set them, for actions of the page; off while a dialog is open. */
export function useShortcuts(
  disabled: boolean,
  actions: { readonly [name in Action]?: (event: KeyboardEvent) => void },
): void {
  useSingleKeys((event) => {
    const action = disabled ? null : actionOf(settings().keys, event);
    if (action) actions[action]?.(event);
  });
}

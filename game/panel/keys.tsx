import { Fragment } from 'preact';
import { useSettings } from '../settings/use-settings.ts';
import { type Action, firstKey } from '../steering/key-map.ts';

/** What walks, in the order in which the keys lie around a hand. */
export const WALKING = ['up', 'left', 'down', 'right'] as const satisfies readonly Action[];

/** The first key of each action as it is set, printed as on a keyboard. */
export function Keys({ actions }: { readonly actions: readonly Action[] }) {
  const { keys } = useSettings();
  return actions.map((action, i) => (
    <Fragment key={action}>
      {i > 0 && ' '}
      <kbd>{firstKey(keys, action)}</kbd>
    </Fragment>
  ));
}

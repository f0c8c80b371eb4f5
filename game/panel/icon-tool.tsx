import type { ComponentChildren } from 'preact';
import { useSettings } from '../settings/use-settings.ts';
import { type Action, firstKey } from '../steering/key-map.ts';
import { walkWords } from '../words/walk-words.ts';

interface IconToolProps {
  readonly name: string;
  /** What a key does alike; its name is in the tooltip. */
  readonly action?: Action;
  readonly act: () => void;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  /** Whether what it opens is open. */
  readonly expanded?: boolean;
  readonly children: ComponentChildren;
}

/** A small button with a drawing, its name and the key that does the same. */
export function IconTool(props: IconToolProps) {
  const { name, action, act, pressed, disabled, expanded, children } = props;
  const { keys } = useSettings();
  const key = action && firstKey(keys, action);
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={name}
      title={key ? walkWords('withKey', { name, key }) : name}
      aria-pressed={pressed}
      aria-expanded={expanded}
      disabled={disabled}
      onClick={act}
    >
      {children}
    </button>
  );
}

import { useState } from 'preact/hooks';
import { setSettings } from '../settings/settings.ts';
import {
  ACTIONS,
  type Action,
  bindKey,
  type KeyMap,
  keyLabel,
  USUAL_KEYS,
} from '../steering/key-map.ts';
import { settingsWords } from '../words/settings-words.ts';

/** All keys, each to be changed: press its button, then the key. A key that is taken is said and not given away. */
export function KeySettings({ keys }: { readonly keys: KeyMap }) {
  const [asked, setAsked] = useState<Action | null>(null);
  const [said, setSaid] = useState(settingsWords('keysHint'));
  const ask = (action: Action) => {
    setAsked(action);
    setSaid(settingsWords('cancelKey', { action: settingsWords(action) }));
  };
  const press = (action: Action, event: KeyboardEvent) => {
    if (event.key === 'Tab') return setAsked(null);
    event.preventDefault();
    event.stopPropagation();
    if (/^(?:Shift|Control|Alt|Meta|AltGraph)$/.test(event.key)) return;
    const bound = bindKey(keys, action, event);
    setAsked(null);
    if ('taken' in bound) return setSaid(takenWords(event, bound.taken));
    setSettings({ keys: bound.keys });
    const key = keyLabel(bound.keys[action][0] ?? '');
    setSaid(settingsWords('changed', { action: settingsWords(action), key }));
  };
  return (
    <>
      <h3 class="group-title">{settingsWords('keys')}</h3>
      <p role="status">{said}</p>
      <div class="key-list">
        {ACTIONS.map((action) => (
          <KeyButton
            key={action}
            action={action}
            names={keys[action]}
            asked={asked === action}
            ask={() => ask(action)}
            press={(event) => press(action, event)}
            leave={() => setAsked(null)}
          />
        ))}
      </div>
      <div class="modal__actions">
        <button type="button" class="button" onClick={() => setSettings({ keys: USUAL_KEYS })}>
          {settingsWords('reset')}
        </button>
      </div>
    </>
  );
}

interface KeyButtonProps {
  readonly action: Action;
  readonly names: readonly string[];
  readonly asked: boolean;
  readonly ask: () => void;
  readonly press: (event: KeyboardEvent) => void;
  readonly leave: () => void;
}

function KeyButton({ action, names, asked, ask, press, leave }: KeyButtonProps) {
  return (
    <button
      type="button"
      class="key-list__key"
      aria-pressed={asked}
      onClick={ask}
      onKeyDown={(event) => asked && press(event)}
      onBlur={leave}
    >
      <span>{settingsWords(action)}</span>
      <span>
        {asked
          ? settingsWords('pressKey')
          : names.map((name) => <kbd key={name}>{keyLabel(name)}</kbd>)}
      </span>
    </button>
  );
}

function takenWords({ key, code }: KeyboardEvent, taken: Action): string {
  const name = keyLabel(key.length === 1 && key !== ' ' ? key.toLowerCase() : code);
  return settingsWords('taken', { key: name, action: settingsWords(taken) });
}

/** Everything that a key can do, in the order in which settings list it. */
export const ACTIONS = [
  'up',
  'left',
  'down',
  'right',
  'closer',
  'further',
  'fit',
  'track',
  'stop',
  'heart',
  'near',
  'keepsakes',
  'playlist',
  'mute',
  'fold',
  'settings',
  'help',
] as const;
/** Something that a key can do. */
export type Action = (typeof ACTIONS)[number];
/**
 * Keys of every action. A name of several letters is a place on the keyboard (KeyboardEvent.code), whatever
 * is printed there; a single letter or sign is what is printed (KeyboardEvent.key).
 */
export type KeyMap = Readonly<Record<Action, readonly string[]>>;
/** What of a KeyboardEvent names its key. */
export type Pressed = Pick<KeyboardEvent, 'code' | 'key'>;

/** The keys of a first visit. */
export const USUAL_KEYS: KeyMap = {
  up: ['KeyW', 'ArrowUp'],
  left: ['KeyA', 'ArrowLeft'],
  down: ['KeyS', 'ArrowDown'],
  right: ['KeyD', 'ArrowRight'],
  closer: ['+', '='],
  further: ['-'],
  fit: ['0'],
  track: ['t'],
  stop: ['Escape'],
  heart: ['f'],
  near: ['n'],
  keepsakes: ['b'],
  playlist: ['p'],
  mute: ['m'],
  fold: ['h'],
  settings: [','],
  help: ['?'],
};

/** Actions whose keys are places: they lie around a hand. */
const BY_PLACE: ReadonlySet<Action> = new Set(['up', 'left', 'down', 'right', 'stop']);

/** What a key does; null: nothing. */
export function actionOf(keys: KeyMap, pressed: Pressed): Action | null {
  return ACTIONS.find((action) => keys[action].some((name) => isKey(name, pressed))) ?? null;
}

/** Give an action another key in place of its own; or which action has that key already. */
export function bindKey(
  keys: KeyMap,
  action: Action,
  pressed: Pressed,
): { readonly keys: KeyMap } | { readonly taken: Action } {
  const taken = actionOf(keys, pressed);
  if (taken !== null && taken !== action) return { taken };
  return { keys: { ...keys, [action]: [nameOf(action, pressed)] } };
}

/** A key as it is printed: W for KeyW, an arrow for ArrowUp. */
export function keyLabel(name: string): string {
  const arrow = { ArrowUp: '↑', ArrowLeft: '←', ArrowDown: '↓', ArrowRight: '→' }[name];
  return arrow ?? name.replace(/^(?:Key|Digit)(?=.$)/, '').replace(/^[a-z]$/, upper);
}

/** The first key of an action, as it is printed. */
export function firstKey(keys: KeyMap, action: Action): string {
  return keyLabel(keys[action][0] ?? '');
}

function isKey(name: string, { code, key }: Pressed): boolean {
  return name.length > 1 ? name === code : name === key.toLowerCase();
}

function nameOf(action: Action, { code, key }: Pressed): string {
  return BY_PLACE.has(action) || key.length !== 1 || key === ' ' ? code : key.toLowerCase();
}

function upper(letter: string): string {
  return letter.toUpperCase();
}

/** Everything that a key can do, in the order in which settings list it. */
export const ACTIONS = [
  'up',
  'left',
  'down',
  'right',
  'closer',
  'further',
  'fit',
  'search',
  'filter',
  'why',
  'compare',
  'lasso',
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
  search: ['/'],
  filter: ['g'],
  why: ['y'],
  compare: ['c'],
  lasso: ['l'],
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

const ARROWS: ReadonlyMap<string, string> = new Map([
  ['ArrowUp', '↑'],
  ['ArrowLeft', '←'],
  ['ArrowDown', '↓'],
  ['ArrowRight', '→'],
]);

/** Actions whose keys are places: they lie around a hand. */
const BY_PLACE: ReadonlySet<Action> = new Set(['up', 'left', 'down', 'right', 'stop']);

/** What a key does; null: nothing. */
export function actionOf(keys: KeyMap, pressed: Pressed): Action | null {
  return ACTIONS.find((action) => keys[action].some((name) => isKey(name, pressed))) ?? null;
}

/** Give an action another key in place of its own, beside its arrow; or which action has that key already. */
export function bindKey(
  keys: KeyMap,
  action: Action,
  pressed: Pressed,
): { readonly keys: KeyMap } | { readonly taken: Action } {
  const taken = actionOf(keys, pressed);
  if (taken !== null && taken !== action) return { taken };
  const name = nameOf(action, pressed);
  const arrows = keys[action].filter((one) => ARROWS.has(one) && one !== name);
  return { keys: { ...keys, [action]: [name, ...arrows] } };
}

/** A key as it is printed: W for KeyW, an arrow for ArrowUp. */
export function keyLabel(name: string): string {
  return ARROWS.get(name) ?? name.replace(/^(?:Key|Digit)(?=.$)/, '').replace(/^[a-z]$/, upper);
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

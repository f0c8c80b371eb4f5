import { describe, expect, test } from 'vitest';
import { ACTIONS, actionOf, bindKey, firstKey, keyLabel, USUAL_KEYS } from '#game/steering/key-map';

const press = (code: string, key = '') => ({ code, key });

describe('keys', () => {
  test('no key of a first visit does two things', () => {
    const names = ACTIONS.flatMap((action) => USUAL_KEYS[action]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('walking keys are places on the keyboard, signs are what is printed', () => {
    expect(actionOf(USUAL_KEYS, press('KeyW', 'z'))).toBe('up');
    expect(actionOf(USUAL_KEYS, press('BracketRight', '+'))).toBe('closer');
    expect(actionOf(USUAL_KEYS, press('KeyX', 'x'))).toBeNull();
    expect(actionOf(USUAL_KEYS, press('KeyM', 'M'))).toBe('mute');
  });

  test('a key is given to an action in place of its own; the arrows go on walking', () => {
    const bound = bindKey(USUAL_KEYS, 'up', press('KeyI', 'i'));
    if (!('keys' in bound)) throw new Error('The key was taken.');
    expect(actionOf(bound.keys, press('KeyI', 'i'))).toBe('up');
    expect(actionOf(bound.keys, press('KeyW', 'w'))).toBeNull();
    expect(firstKey(bound.keys, 'up')).toBe('I');
    expect(actionOf(bound.keys, press('ArrowUp', 'ArrowUp'))).toBe('up');
    const arrow = bindKey(bound.keys, 'up', press('ArrowUp', 'ArrowUp'));
    expect(arrow).toMatchObject({ keys: { up: ['ArrowUp'] } });
  });

  test('a key that is taken is said and not given away; its own key may be given again', () => {
    expect(bindKey(USUAL_KEYS, 'up', press('KeyM', 'm'))).toEqual({ taken: 'mute' });
    expect(bindKey(USUAL_KEYS, 'mute', press('ArrowUp', 'ArrowUp'))).toEqual({ taken: 'up' });
    expect(bindKey(USUAL_KEYS, 'mute', press('KeyM', 'm'))).toHaveProperty('keys');
  });

  test('keys have the names that are printed on them', () => {
    expect(['KeyW', 'ArrowUp', 'Digit0', '?', 'f', 'Escape'].map(keyLabel)).toEqual([
      'W',
      '↑',
      '0',
      '?',
      'F',
      'Escape',
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { axisHint, endWords, matchingAxes, percent, shareWords } from '#game/panel/axis-words';

const axis = (label: string, low: string[] = [], high: string[] = []) => ({
  label,
  low,
  high,
  explained: null,
});

describe('F8 the searchable choice of axes', () => {
  const axes = [axis('hard rock'), axis('Rock'), axis('PC 1', ['slow'], ['rock']), axis('jazz')];
  test('finds labels that begin with what was typed first, then others, then their words', () => {
    expect(matchingAxes(axes, ' roc')).toEqual([1, 0, 2]);
  });
  test('lists all axes in order before anything is typed', () => {
    expect(matchingAxes(axes, '')).toEqual([0, 1, 2, 3]);
  });
  test('finds nothing by a name that no axis has', () => {
    expect(matchingAxes(axes, 'polka')).toEqual([]);
  });
});

describe('F9 the words at the ends of an axis', () => {
  test('are its own strongest two', () => {
    expect(endWords(axis('PC 1', ['a', 'b', 'c'], ['d']))).toEqual({ low: 'a, b', high: 'd' });
  });
  test('are less and more of a tag, low and high of a dimension without words', () => {
    expect(endWords(axis('rock'))).toEqual({ low: 'less rock', high: 'more rock' });
    expect(endWords(axis('dimension 7'))).toEqual({
      low: 'low dimension 7',
      high: 'high dimension 7',
    });
  });
  test('B19 explained variance reads as a share', () => {
    expect([0.314, 0.0512, 0.0996].map(percent)).toEqual(['31 %', '5.1 %', '10 %']);
  });
});

describe('what stands beside the name of an axis', () => {
  test('a component is explained by a word at either end, a tag by itself', () => {
    expect(axisHint(axis('PC 1', ['slow', 'soft'], ['rock']))).toBe('slow / rock');
    expect(axisHint(axis('rock', ['slow'], ['rock', 'metal']))).toBe('');
    expect(axisHint(axis('dimension 3'))).toBe('');
  });

  test('the share of the variance is said in full only where the name leaves room', () => {
    expect(shareWords({ ...axis('PC 1'), explained: 0.31 })).toBe('31 % of the variance');
    expect(shareWords({ ...axis('alternative rock'), explained: 0.008 })).toBe('0.8 %');
    expect(shareWords(axis('PC 1'))).toBeNull();
  });
});

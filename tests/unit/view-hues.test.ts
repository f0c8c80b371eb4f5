import { describe, expect, test } from 'vitest';
import { chooseHues } from '#game/dataset/view-hues';
import { NEUTRAL_HUE } from '#game/style/palette';

/** Strongest tags from each segment's list of names. */
function strongest(segments: readonly (readonly string[])[]) {
  const names = [...new Set(segments.flat())];
  const ranks = Math.max(...segments.map(({ length }) => length));
  const tags = Array.from({ length: ranks }, (_, rank) =>
    Uint8Array.from(segments, (list) => names.indexOf(list[rank] ?? list[0] ?? '')),
  );
  return { names, tags, values: tags.map(() => new Uint8Array(segments.length)) };
}

describe('hues of a map', () => {
  test('follow the strongest tag that names a kind of music, not voices or moods', () => {
    const { hues, legend } = chooseHues(
      strongest([
        ['female vocalists', 'rock'],
        ['rock', 'jazz'],
        ['guitar', 'slow'],
      ]),
    );
    expect(hues[0]).toBe(hues[1]);
    expect(hues[2]).toBe(NEUTRAL_HUE);
    expect(legend).toEqual([{ hue: hues[0], tag: 'rock', segments: 2 }]);
  });
  test('a kind keeps its hue from map to map', () => {
    const one = chooseHues(strongest([['rock'], ['jazz'], ['jazz']]));
    const other = chooseHues(strongest([['jazz'], ['blues'], ['rock'], ['rock']]));
    const hueOf = (map: typeof one, tag: string) =>
      map.legend.find((name) => name.tag === tag)?.hue;
    expect(hueOf(one, 'rock')).toBe(hueOf(other, 'rock'));
    expect(hueOf(one, 'jazz')).toBe(hueOf(other, 'jazz'));
  });
  test('eleven kinds at most have a hue of their own, the rarest are neutral', () => {
    const kinds = 'rock,pop,jazz,metal,soul,folk,punk,blues,funk,House,country,ambient,opera'.split(
      ',',
    );
    const segments = kinds.flatMap((kind, i) => Array.from({ length: 20 - i }, () => [kind]));
    const { hues, legend } = chooseHues(strongest(segments));
    expect(legend.map(({ tag }) => tag)).toEqual(kinds.slice(0, NEUTRAL_HUE));
    expect(new Set(legend.map(({ hue }) => hue)).size).toBe(NEUTRAL_HUE);
    expect(hues.at(-1)).toBe(NEUTRAL_HUE);
  });
});

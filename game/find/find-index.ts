import type { Track } from '#data/catalogue/track';
import type { Mark } from '../dataset/look.ts';

/** Something that can be found: a track, an artist, an album or a tag. */
export interface Findable {
  readonly mark: Mark;
  readonly label: string;
  /** Whose track it is; null where unknown, and for everything else. */
  readonly by: string | null;
  /** Tracks that have it; 0 where that is not counted. */
  readonly tracks: number;
}

/** List everything that can be found in a dataset: tracks, then artists, albums and tags by name. */
export function findIndex(
  tracks: readonly Track[],
  tagNames: readonly string[],
): readonly Findable[] {
  const songs = tracks.map(({ title, artist }, at) => {
    const mark = { kind: 'track', name: String(at) } as const;
    return { mark, label: title, by: artist, tracks: 1 };
  });
  const artists = counts(tracks.map(({ artist }) => (artist === null ? [] : [artist])));
  const albums = counts(tracks.map(({ album }) => (album === null ? [] : [album])));
  const tags = counts(tracks.map(({ genres }) => genres));
  for (const name of tagNames) if (!tags.has(name)) tags.set(name, 0);
  return [...songs, ...named('artist', artists), ...named('album', albums), ...named('tag', tags)];
}

/** What matches the typed words, best first: every word must begin a word of the label or the artist. */
export function find(index: readonly Findable[], typed: string, most: number): readonly Findable[] {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return [];
  return index
    .flatMap((entry, at) => {
      const rank = rankOf(entry, wanted);
      return rank === null ? [] : [{ entry, at, rank }];
    })
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .slice(0, most)
    .map(({ entry }) => entry);
}

/** 0: the label begins with what was typed; 1: each word is in it; 2: with the artist's; null: not. */
function rankOf({ label, by }: Findable, wanted: readonly string[]): number | null {
  const own = fold(label);
  if (own.startsWith(wanted.join(' '))) return 0;
  const within = (text: string) => {
    const words = wordsOf(text);
    return wanted.every((word) => words.some((one) => one.startsWith(word)));
  };
  if (within(own)) return 1;
  return by !== null && within(`${own} ${fold(by)}`) ? 2 : null;
}

function wordsOf(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Small letters without accents. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function counts(lists: readonly (readonly string[])[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const name of lists.flatMap((list) => [...new Set(list)]))
    counted.set(name, (counted.get(name) ?? 0) + 1);
  return counted;
}

function named(kind: Mark['kind'], counted: ReadonlyMap<string, number>): readonly Findable[] {
  return [...counted]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, tracks]) => ({ mark: { kind, name }, label: name, by: null, tracks }));
}

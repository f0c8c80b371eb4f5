import type { SourceTag } from '../../catalogue/track.ts';

const BETWEEN = '---';

/** `mood/theme---dark` is `dark` of the category `mood/theme`; a word alone is of the category `tag`. */
export function sourceTag(text: string): SourceTag {
  const at = text.indexOf(BETWEEN);
  if (at < 1) return { category: 'tag', name: text };
  return { category: text.slice(0, at), name: text.slice(at + BETWEEN.length) };
}

/** The names of the genres among tags. */
export function genresAmong(tags: readonly SourceTag[]): string[] {
  return tags.filter(({ category }) => category === 'genre').map(({ name }) => name);
}

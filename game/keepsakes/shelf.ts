import * as z from 'zod/mini';
import type { KeyedText } from '../dataset/choice-memory.ts';
import { readJson } from './read-json.ts';

const Favourite = z.object({
  segment: z.int(),
  track: z.int(),
  title: z.string(),
  artist: z.nullable(z.string()),
});
/** A segment that somebody likes, with its track. */
export type Favourite = z.infer<typeof Favourite>;

const Bookmark = z.object({ name: z.string(), link: z.string() });
/** A place in a view: the part of its address after #. */
export type Bookmark = z.infer<typeof Bookmark>;

const Shape = z.object({ favourites: z.array(Favourite), bookmarks: z.array(Bookmark) });
/** What somebody keeps of a dataset, newest first. */
export interface Shelf {
  readonly favourites: readonly Favourite[];
  readonly bookmarks: readonly Bookmark[];
}

const EMPTY: Shelf = { favourites: [], bookmarks: [] };

/** The shelf of a dataset, from a store of keyed text. */
export function readShelf(store: KeyedText, dataset: string): Shelf {
  return readJson(store.getItem(keyOf(dataset)), Shape) ?? EMPTY;
}

/** Keep a shelf in the store. */
export function keepShelf(store: KeyedText, dataset: string, shelf: Shelf): void {
  store.setItem(keyOf(dataset), JSON.stringify(shelf));
}

/** The shelf with a segment's heart turned: its track is on it, or no longer. */
export function withHeart(shelf: Shelf, favourite: Favourite): Shelf {
  const others = shelf.favourites.filter(({ track }) => track !== favourite.track);
  const had = others.length < shelf.favourites.length;
  return { ...shelf, favourites: had ? others : [favourite, ...shelf.favourites] };
}

/** The shelf with a place on it; the same place is there once. */
export function withBookmark(shelf: Shelf, bookmark: Bookmark): Shelf {
  const others = shelf.bookmarks.filter(({ link }) => link !== bookmark.link);
  return { ...shelf, bookmarks: [bookmark, ...others] };
}

/** The shelf without a place. */
export function withoutBookmark(shelf: Shelf, link: string): Shelf {
  return { ...shelf, bookmarks: shelf.bookmarks.filter((bookmark) => bookmark.link !== link) };
}

function keyOf(dataset: string): string {
  return `earshot shelf ${dataset}`;
}

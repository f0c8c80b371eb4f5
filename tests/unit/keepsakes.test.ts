import { describe, expect, test } from 'vitest';
import { heardMemory } from '#game/keepsakes/heard-memory';
import { placeIn, withPlace } from '#game/keepsakes/place-link';
import {
  keepShelf,
  readShelf,
  withBookmark,
  withHeart,
  withoutBookmark,
} from '#game/keepsakes/shelf';

function store() {
  const texts = new Map<string, string>();
  return {
    texts,
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, value: string) => void texts.set(key, value),
  };
}

const air = { segment: 4, track: 1, title: 'Air', artist: 'Bach' };

describe('the shelf', () => {
  test('a heart is given and taken back, whichever segment of its track is heard', () => {
    const empty = readShelf(store(), 'demo');
    const liked = withHeart(empty, air);
    expect(liked.favourites).toEqual([air]);
    expect(withHeart(liked, { ...air, segment: 5 }).favourites).toEqual([]);
  });

  test('it is kept by dataset; a broken one is an empty one', () => {
    const kept = store();
    keepShelf(kept, 'demo', withHeart(readShelf(kept, 'demo'), air));
    expect(readShelf(kept, 'demo').favourites).toEqual([air]);
    expect(readShelf(kept, 'other').favourites).toEqual([]);
    for (const key of kept.texts.keys()) kept.setItem(key, '{"favourites": [1]}');
    expect(readShelf(kept, 'demo')).toEqual({ favourites: [], bookmarks: [] });
  });

  test('a place is on it once, newest first, until it is taken off', () => {
    const places = ['#a', '#b', '#a'].reduce(
      (shelf, link) => withBookmark(shelf, { name: link, link }),
      readShelf(store(), 'demo'),
    );
    expect(places.bookmarks.map(({ link }) => link)).toEqual(['#a', '#b']);
    expect(withoutBookmark(places, '#a').bookmarks).toHaveLength(1);
  });
});

describe('the memory of what was heard', () => {
  test('outlives the page, and is forgotten on request', () => {
    const kept = store();
    const memory = heardMemory(kept, 'demo');
    memory.note(3, 100);
    memory.note(3, 120);
    memory.save();
    expect([...heardMemory(kept, 'demo').tracks]).toEqual([[3, 120]]);
    memory.forget();
    expect([...heardMemory(kept, 'demo').tracks]).toEqual([]);
  });
});

describe('a link to a place', () => {
  test('names view and place, and gives the place back', () => {
    const link = withPlace('#d=demo&s=musicnn-msd/taggram', { x: 0.25, y: 0.123456 });
    expect(link).toBe('#d=demo&s=musicnn-msd/taggram&at=0.25000,0.12346');
    expect(placeIn(link)).toEqual({ x: 0.25, y: 0.12346 });
    expect(placeIn(withPlace(link, { x: 1, y: 0 }))).toEqual({ x: 1, y: 0 });
  });

  test('that names no place of the map gives none', () => {
    for (const at of ['', '0.5', '0.5,2', 'x,y', '0.1,0.2,0.3', '-1,0', ',']) {
      expect(placeIn(`#at=${at}`)).toBeNull();
    }
  });
});

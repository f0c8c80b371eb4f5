import { basename, dirname, extname } from 'node:path';

/** What a track is called and whose it is. */
export interface FileTags {
  readonly title: string;
  readonly artist: string | null;
  readonly album: string | null;
  readonly genres: readonly string[];
}

/** Names that say nothing without their folder's. */
const BARE = /^(track|song|music|audio|guitar|title|theme|bgm|menu)? ?\d*$/i;
const TRACK_NUMBER = /^\d{1,3}(?:\.|\s?-)?\s+/;

/**
 * What a file's name says: `03 - Artist - Album - Title.ogg`, `Artist - Title.mp3`, `time_to_strike.mp3`.
 * A name like `track2.ogg` is put behind its folder's.
 */
export function tagsFromName(path: string): FileTags {
  const [first = '', ...others] = partsOf(basename(path, extname(path)));
  const last = others.pop();
  if (last === undefined) return tags(titled(first, path), null, null);
  return tags(last, first, others.join(' - ') || null);
}

function tags(title: string, artist: string | null, album: string | null): FileTags {
  return { title: capital(title), artist, album, genres: [] };
}

function partsOf(stem: string): string[] {
  const words = spaced(stem);
  const parts = (words.replace(TRACK_NUMBER, '') || words).split(' - ');
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function titled(name: string, path: string): string {
  const folder = spaced(basename(dirname(path)));
  return BARE.test(name) && folder !== '' && folder !== '.' ? `${folder}: ${name}` : name;
}

function spaced(name: string): string {
  return name.replace(/[_\s]+/g, ' ').trim();
}

/** Names in small letters get a capital; others are left as they were written. */
function capital(name: string): string {
  return name === name.toLowerCase() ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

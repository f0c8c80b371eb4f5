import { type ICommonTagsResult, parseFile } from 'music-metadata';
import { licenceName } from '../licence-name.ts';
import { type FileTags, tagsFromName } from './tags-from-name.ts';

/** What a file says of itself; null where it is silent. */
interface OwnTags extends FileTags {
  readonly licence: string | null;
  /** Whose it is: who must be named. */
  readonly copyright: string | null;
}

/**
 * What a file says of itself, and where it is silent on its title or artist, what its name says.
 * Every file stands for itself: unreadable tags give the name's, never another file's (B16). Never
 * fails, also where there is no such file.
 */
export async function tagsOfFile(path: string): Promise<OwnTags> {
  const { title, artist, album, genre = [], license, copyright } = await writtenTags(path);
  const named = tagsFromName(path);
  const ownTitle = text(title);
  return {
    title: ownTitle ?? named.title,
    artist: text(artist) ?? (ownTitle ? null : named.artist),
    album: text(album) ?? (ownTitle ? null : named.album),
    genres: genre.flatMap((name) => text(name) ?? []),
    licence: licenceName(text(license) ?? '') || null,
    copyright: text(copyright),
  };
}

async function writtenTags(path: string): Promise<Partial<ICommonTagsResult>> {
  try {
    return (await parseFile(path, { skipCovers: true, duration: false })).common;
  } catch {
    return {};
  }
}

/** Old taggers pad with NUL and blanks. */
function text(value: string | undefined): string | null {
  return value?.replaceAll('\0', ' ').trim() || null;
}

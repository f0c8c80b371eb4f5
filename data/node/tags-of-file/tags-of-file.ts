import { type ICommonTagsResult, parseFile } from 'music-metadata';
import { type FileTags, tagsFromName } from './tags-from-name.ts';

/**
 * What a file says of itself, and where it is silent on its title or artist, what its name says.
 * Every file stands for itself: unreadable tags give the name's, never another file's (B16). Never
 * fails, also where there is no such file.
 */
export async function tagsOfFile(path: string): Promise<FileTags> {
  const { title, artist, album, genre = [] } = await writtenTags(path);
  const named = tagsFromName(path);
  const ownTitle = text(title);
  return {
    title: ownTitle ?? named.title,
    artist: text(artist) ?? (ownTitle ? null : named.artist),
    album: text(album) ?? (ownTitle ? null : named.album),
    genres: genre.flatMap((name) => text(name) ?? []),
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

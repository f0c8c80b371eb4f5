import { join } from 'node:path';
import type { Corpus } from '../corpus/corpus-list.ts';
import { tagsOfFile } from '../tags-of-file/tags-of-file.ts';
import type { TrackFacts } from './parts.ts';

/**
 * Tells what a corpus's tracks are called, whose they are and on what terms, by their paths: what the
 * corpus declares, and where it is silent what the file says of itself (F36, F37).
 */
export function describeTracks({ audio, files }: Corpus): (path: string) => Promise<TrackFacts> {
  return async (path) => {
    const declared = files.get(path.normalize());
    const own = await tagsOfFile(join(audio, path));
    return {
      title: declared?.title ?? own.title,
      artist: declared?.artist ?? own.artist,
      album: declared?.album ?? own.album,
      genres: declared?.genres ?? [...own.genres],
      licence: declared?.licence ?? own.licence,
      attribution: declared?.attribution ?? own.copyright,
      ...(declared?.tags && { tags: declared.tags }),
      ...(declared?.url && { url: declared.url }),
    };
  };
}

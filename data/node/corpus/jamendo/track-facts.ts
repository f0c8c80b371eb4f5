import { join } from 'node:path';
import { readIfThere } from '#models/node/read-if-there';
import { licenceName } from '../../licence-name.ts';
import type { CorpusFile } from '../corpus-list.ts';

/** What a clone of the metadata tells of tracks beside their tags. */
export interface JamendoFacts {
  /** Names and page by track id. */
  readonly names: ReadonlyMap<string, Pick<CorpusFile, 'title' | 'artist' | 'album' | 'url'>>;
  /** Terms by path. */
  readonly terms: ReadonlyMap<string, Pick<CorpusFile, 'licence' | 'attribution'>>;
}

/**
 * Read data/raw.meta.tsv (names) and audio_licenses.txt (terms) of a clone. A file that is not there
 * is told of, and gives nothing.
 */
export async function readFacts(
  metadata: string,
  say: (line: string) => void,
): Promise<JamendoFacts> {
  const read = async (name: string, lacks: string) => {
    const text = await readIfThere(join(metadata, name));
    if (text === null) say(`${name} is not in ${metadata}: ${lacks}.`);
    return text ?? '';
  };
  return {
    names: namesOf(await read('data/raw.meta.tsv', "tracks are called by their files' tags")),
    terms: termsOf(await read('audio_licenses.txt', 'the licences stay unknown')),
  };
}

/** TRACK_ID ARTIST_ID ALBUM_ID TRACK_NAME ARTIST_NAME ALBUM_NAME RELEASEDATE URL; quotes are letters. */
function namesOf(text: string): JamendoFacts['names'] {
  const rows = text.split(/\r?\n/).slice(1);
  return new Map(
    rows.map((row) => {
      const cells = row.split('\t').map((cell) => cell.trim());
      // two lines of the published file have an empty cell too many behind the title
      if (cells.length === 9 && cells[4] === '') cells.splice(4, 1);
      const [id = '', , , title, artist, album, , url] = cells;
      const names = { ...(title && { title }), ...(artist && { artist }), ...(album && { album }) };
      return [id, { ...names, ...(url && { url }) }];
    }),
  );
}

/**
 * Blocks of a path, `TITLE by ARTIST from Jamendo: URL` and `Available under a ... license: URL`, with
 * empty lines between.
 */
function termsOf(text: string): JamendoFacts['terms'] {
  const blocks = text.split(/\r?\n\s*\r?\n/).map((block) => block.trim().split(/\r?\n/));
  return new Map(
    blocks.map(([path = '', credit = '', licence = '']) => [
      path.trim(),
      { licence: licenceName(licence.trim()) || null, attribution: credit.trim() || null },
    ]),
  );
}

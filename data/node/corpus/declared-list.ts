import { type CsvError, parse } from 'csv-parse/sync';
import { Refusal } from '#models/refusal';
import type { CorpusFile } from './corpus-list.ts';
import { sourceTag } from './source-tag.ts';

const COLUMNS = 'path title artist album licence attribution genres tags url'.split(' ');

/**
 * What somebody declares of their files in a table (CSV, or with tabs): a line a file, `path` below the
 * music's folder first of all, and as many of the other columns as they like. Several `genres` or `tags`
 * (`mood---calm`) are parted by semicolons.
 *
 * @throws Refusal for what is no such table, naming the line or the column.
 */
export function readDeclared(name: string, text: string): CorpusFile[] {
  return rowsOf(name, text).map((row) => {
    const { path = '', licence = '', attribution = '', genres = '', tags = '' } = row;
    const { title, artist, album, url } = row;
    return {
      path: path.replaceAll('\\', '/').replace(/^\.\//, ''),
      licence: licence || null,
      attribution: attribution || null,
      ...(title && { title }),
      ...(artist && { artist }),
      ...(album && { album }),
      ...(genres && { genres: several(genres) }),
      ...(tags && { tags: several(tags).map(sourceTag) }),
      ...(url && { url }),
    };
  });
}

type Row = Readonly<Record<string, string>>;

function rowsOf(name: string, text: string): Row[] {
  const delimiter = firstLine(text).includes('\t') ? '\t' : ',';
  try {
    return parse(text, {
      delimiter,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      columns: (head: string[]) => head.map((column) => known(name, column, head)),
    });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { message } = error as CsvError;
    throw new Refusal(`Got ${name} that is no table (${message}); mend or remove it.`, {
      cause: error,
    });
  }
}

function known(name: string, column: string, head: readonly string[]): string {
  const word = column.toLowerCase() === 'license' ? 'licence' : column.toLowerCase();
  if (COLUMNS.includes(word) && head.some((one) => one.toLowerCase() === 'path')) return word;
  const got = COLUMNS.includes(word) ? 'no column "path"' : `the column "${column}"`;
  throw new Refusal(
    `Got ${got} in ${name} when expected path and some of: ${COLUMNS.slice(1).join(', ')}.`,
  );
}

function several(text: string): string[] {
  const parts = text.split(';').map((part) => part.trim());
  return parts.filter((part) => part !== '');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

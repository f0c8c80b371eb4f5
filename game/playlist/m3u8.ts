/** A song of a playlist. */
export interface Song {
  readonly title: string;
  /** null where unknown. */
  readonly artist: string | null;
  readonly seconds: number;
  /** Path below the folder that was ingested, with forward slashes. */
  readonly path: string;
}

/** Where the songs lie on the machine that is to play them. */
export interface SongPlace {
  /** Folder or address in front of every path; empty: the playlist lies in that folder itself. */
  readonly root: string;
  /** Paths with backslashes. */
  readonly windows: boolean;
}

/**
 * A playlist in M3U as UTF-8 (.m3u8), extended form: for every song its length in whole seconds, `artist -
 * title` and its path, in the order that is given (B13, F28, F29). Line breaks in names become spaces.
 */
export function writeM3u8(songs: readonly Song[], place: SongPlace): string {
  const entries = songs.flatMap((song) => [
    `#EXTINF:${Math.round(song.seconds)},${oneLine(nameOf(song))}`,
    oneLine(pathOf(song, place)),
  ]);
  return `${['#EXTM3U', ...entries].join('\n')}\n`;
}

function nameOf({ artist, title }: Song): string {
  return artist === null ? title : `${artist} - ${title}`;
}

function pathOf({ path }: Song, { root, windows }: SongPlace): string {
  const folder = root.trim();
  if (/^https?:\/\//i.test(folder)) return `${withoutEnd(folder)}/${encoded(path)}`;
  const whole = folder === '' ? relative(path) : `${withoutEnd(folder)}/${path}`;
  return windows ? whole.replaceAll('/', '\\') : whole;
}

/** A path that begins with # would be a comment, one with a scheme's colon an address. */
function relative(path: string): string {
  return /^(?:#|[a-z][a-z\d+.-]*:)/i.test(path) ? `./${path}` : path;
}

function withoutEnd(folder: string): string {
  return folder.replace(/[/\\]+$/, '');
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, ' ');
}

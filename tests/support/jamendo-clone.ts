import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A made-up track in the form of MTG-Jamendo's lists. */
interface MadeUp {
  readonly number: number;
  readonly artist: number;
  readonly tags: readonly string[];
}

/** Eight tracks of three artists, invented. */
export const MADE_UP: readonly MadeUp[] = [
  { number: 901, artist: 1, tags: ['genre---rock', 'instrument---guitar', 'mood/theme---dark'] },
  { number: 902, artist: 1, tags: ['genre---rock', 'genre---metal'] },
  { number: 903, artist: 1, tags: ['genre---rock'] },
  { number: 904, artist: 1, tags: ['genre---punk'] },
  { number: 905, artist: 1, tags: ['genre---rock'] },
  { number: 1906, artist: 2, tags: ['instrument---piano'] },
  { number: 1907, artist: 2, tags: ['mood/theme---calm', 'instrument---piano'] },
  { number: 21_908, artist: 3, tags: ['genre---ambient'] },
];

const HEAD = 'TRACK_ID\tARTIST_ID\tALBUM_ID\tPATH\tDURATION\tTAGS';
const digits = (value: number, length: number) => String(value).padStart(length, '0');
const idOf = ({ number }: MadeUp) => `track_${digits(number, 7)}`;

/** Where its sound lies below audio/. */
export const pathOf = ({ number }: Pick<MadeUp, 'number'>): string =>
  `${digits(number % 100, 2)}/${number}.mp3`;

function listed(tracks: readonly MadeUp[]): string {
  const rows = tracks.map((track) =>
    [
      idOf(track),
      `artist_${digits(track.artist, 6)}`,
      'album_000007',
      pathOf(track),
      '7.5',
      ...track.tags,
    ].join('\t'),
  );
  return `${[HEAD, ...rows].join('\n')}\n`;
}

/** Write the lists, names and licences of the made-up tracks as a clone of the repository has them. */
export function writeClone(dir: string): void {
  const splits = join(dir, 'data/splits/split-2');
  mkdirSync(splits, { recursive: true });
  writeFileSync(join(dir, 'data/autotagging.tsv'), listed(MADE_UP));
  writeFileSync(join(splits, 'autotagging_genre-train.tsv'), listed(MADE_UP.slice(0, 3)));
  writeFileSync(join(splits, 'autotagging_genre-validation.tsv'), listed(MADE_UP.slice(3, 4)));
  writeFileSync(join(splits, 'autotagging_genre-test.tsv'), listed(MADE_UP.slice(7)));
  const names = MADE_UP.map((track) => {
    const title = track.number === 902 ? ['The "Unclosed Quote', ''] : [`Song ${track.number}`];
    const artist = `artist_${digits(track.artist, 6)}`;
    const by = [`Artist ${track.artist}`, 'Album Seven', '2010-01-01'];
    const url = `http://www.jamendo.com/track/${track.number}`;
    return [idOf(track), artist, 'album_000007', ...title, ...by, url].join('\t');
  });
  const head =
    'TRACK_ID\tARTIST_ID\tALBUM_ID\tTRACK_NAME\tARTIST_NAME\tALBUM_NAME\tRELEASEDATE\tURL';
  writeFileSync(join(dir, 'data/raw.meta.tsv'), [head, ...names].join('\n'));
  const terms = MADE_UP.map((track) =>
    [
      pathOf(track),
      `Song ${track.number} by Artist ${track.artist} from Jamendo: http://www.jamendo.com/track/${track.number}`,
      'Available under a Creative Commons Attribution-ShareAlike license: http://creativecommons.org/licenses/by-sa/3.0/',
    ].join('\n'),
  );
  writeFileSync(join(dir, 'audio_licenses.txt'), `${terms.join('\n\n')}\n`);
}

/** How a server of the tests answers for a track: sound, a status, or half of the sound. */
export type StreamAnswer = (
  track: number,
  time: number,
) => Buffer | number | { readonly half: Buffer };

/** A server that streams tracks as Jamendo does, and the requests that it had. */
export interface StreamServer {
  readonly address: string;
  readonly asked: string[];
  /** Most requests that were open at a time. */
  readonly mostAtOnce: () => number;
  close(): void;
}

function breakOff(response: ServerResponse, sound: Buffer): void {
  response.writeHead(200, { 'content-length': sound.length });
  response.write(sound.subarray(0, sound.length / 2), () => response.destroy());
}

/** Answer with sound or a status; `time` counts the requests for a track from 1. */
export async function streamServer(answer: StreamAnswer): Promise<StreamServer> {
  const asked: string[] = [];
  let [open, most] = [0, 0];
  const server: Server = createServer((request, response) => {
    most = Math.max(most, ++open);
    response.on('close', () => open--);
    const url = new URL(request.url ?? '', 'http://x');
    asked.push(url.search);
    const track = Number(url.searchParams.get('trackid'));
    const times = asked.filter((query) => query.includes(`trackid=${track}&`)).length;
    const got = answer(track, times);
    if (typeof got === 'number') response.writeHead(got).end();
    else if (Buffer.isBuffer(got))
      response.writeHead(200, { 'content-length': got.length }).end(got);
    else breakOff(response, got.half);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    asked,
    mostAtOnce: () => most,
    close: () => server.close(),
  };
}

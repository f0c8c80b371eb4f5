import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { removeDeadDrafts, writeDurably } from '#models/node/durable-file';
import { type StreamPlace, streamTrack } from './stream-track.ts';
import type { JamendoTrack } from './track-rows.ts';

/** The tracks whose sound lies in a folder: `48/948.mp3` as in audio/, or `48/948.low.mp3` as in audio-low/. */
export async function localTracks(tracks: readonly JamendoTrack[], audio: string) {
  const found: { track: JamendoTrack; path: string }[] = [];
  for (const track of tracks) {
    const low = track.path.replace(/\.mp3$/, '.low.mp3');
    for (const path of [track.path, low])
      if (await isFile(join(audio, path))) {
        found.push({ track, path });
        break;
      }
  }
  return found;
}

/** Stream what is not there yet, one after the other; a track that can't be had is told of and left out. */
export async function keepStreamed<T extends { readonly path: string }>(
  tracks: readonly T[],
  dir: string,
  place: StreamPlace,
  say: (line: string) => void,
): Promise<readonly T[]> {
  const kept: T[] = [];
  for (const track of tracks) {
    const reason = await keepOne(track.path, dir, place);
    if (reason === undefined) kept.push(track);
    else say(`${track.path}: skipped, Jamendo does not give it (${reason}).`);
  }
  return kept;
}

async function keepOne(path: string, dir: string, place: StreamPlace) {
  const to = join(dir, path);
  if (await isFile(to)) return undefined;
  const sound = await streamTrack(Number.parseInt(path.slice(3), 10), place);
  if (!(sound instanceof Uint8Array)) return sound.reason;
  await removeDeadDrafts(join(to, '..'));
  await writeDurably(to, sound);
  return undefined;
}

async function isFile(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

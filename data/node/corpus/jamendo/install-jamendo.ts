import { resolve } from 'node:path';
import { counted } from '#models/counted';
import { Refusal } from '#models/refusal';
import { sampleFiles } from '../../ingest/sample-files.ts';
import { type CorpusFile, writeCorpus } from '../corpus-list.ts';
import { genresAmong } from '../source-tag.ts';
import { keepStreamed, localTracks } from './track-audio.ts';
import { type JamendoFacts, readFacts } from './track-facts.ts';
import { type JamendoChoice, type JamendoTrack, readTracks } from './track-rows.ts';

/** What `corpus install jamendo` is told. */
export interface JamendoOptions extends JamendoChoice {
  /** Folder of a clone of MTG-Jamendo's repository. */
  readonly metadata: string;
  /** Folder of its audio or audio-low; without it tracks are streamed into the corpus's folder. */
  readonly audio?: string;
  readonly clientId?: string;
  readonly address: string;
  readonly pause: number;
  readonly limit?: number;
  readonly seed: number;
}

/** A chosen track and where its sound lies, below the audio's folder. */
interface Placed {
  readonly track: JamendoTrack;
  readonly path: string;
}

/**
 * List tracks of MTG-Jamendo with their tags, names and licences in corpus.json; the sound stays in
 * the user's folder or is streamed, one track at a time. A second run streams only what is missing.
 *
 * @throws Refusal where the metadata can't be read or no track has sound.
 */
export async function installJamendo(
  dir: string,
  options: JamendoOptions,
  say: (line: string) => void,
): Promise<{ files: number; seconds: number }> {
  const { metadata, audio, part, split } = options;
  if (part !== undefined && split === undefined)
    throw new Refusal('Got --part without --split: say of which split.', { exitCode: 2 });
  const tracks = await readTracks(metadata, options);
  const facts = await readFacts(metadata, say);
  const placed =
    audio === undefined
      ? await streamed(tracks, dir, options, say)
      : await local(tracks, resolve(audio), options, say);
  const files = placed.map((one) => describe(one, facts));
  await writeCorpus(dir, 'jamendo', files, audio === undefined ? '.' : resolve(audio));
  const seconds = placed.reduce((sum, { track }) => sum + track.seconds, 0);
  return { files: files.length, seconds };
}

async function local(
  tracks: readonly JamendoTrack[],
  audio: string,
  options: JamendoOptions,
  say: (line: string) => void,
): Promise<readonly Placed[]> {
  const found = await localTracks(tracks, audio);
  if (found.length === 0)
    throw new Refusal(
      `Got none of the ${counted(tracks.length, 'track')} in ${audio} when expected files like ${tracks[0]?.path} or with .low.mp3; check --audio.`,
    );
  const missing = tracks.length - found.length;
  if (missing > 0)
    say(`${counted(missing, 'track')} of ${tracks.length} not in ${audio}: left out`);
  return sampled(found, options);
}

async function streamed(
  tracks: readonly JamendoTrack[],
  dir: string,
  options: JamendoOptions,
  say: (line: string) => void,
): Promise<readonly Placed[]> {
  const clientId = options.clientId ?? process.env['JAMENDO_CLIENT_ID'];
  if (!clientId)
    throw new Refusal(
      'Got neither --audio nor --client-id: give the folder of the audio, or your client id of Jamendo to stream it.',
      { exitCode: 2 },
    );
  const chosen = sampled(
    tracks.map((track) => ({ track, path: track.path })),
    options,
  );
  const { address, pause } = options;
  const kept = await keepStreamed(chosen, dir, { address, pause, clientId }, say);
  if (kept.length > 0) return kept;
  throw new Refusal(
    `Got none of ${counted(chosen.length, 'track')} from ${address}; check the client id.`,
  );
}

/** Spread over the artists (B1). */
function sampled<T extends Placed>(tracks: readonly T[], { limit, seed }: JamendoOptions) {
  if (limit === undefined) return tracks;
  return sampleFiles(tracks, limit, seed, ({ track }) => track.artist);
}

function describe({ track, path }: Placed, { names, terms }: JamendoFacts): CorpusFile {
  const { licence = null, attribution = null } = terms.get(track.path) ?? {};
  const genres = genresAmong(track.tags);
  return {
    path,
    licence,
    attribution,
    ...names.get(track.id),
    ...(genres.length > 0 && { genres }),
    tags: [...track.tags],
  };
}

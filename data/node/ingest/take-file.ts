import { join } from 'node:path';
import { versionOf } from '#models/listener/listener';
import { sha256, sha256File } from '#models/node/sha256';
import { HEARD_RATE } from '#models/tagger/framing';
import { FRONT_ENDS } from '#models/tagger/front-end';
import { RESAMPLER } from '../../resample/filter.ts';
import type { BundleWriter } from './bundle-writer.ts';
import { commonSegmentation } from './common-segmentation.ts';
import type { FinishedTrack } from './finished-track.ts';
import { type HeardFile, hearTrack } from './hear-track.ts';
import type { AudioFile } from './list-audio.ts';
import type { IngestParts } from './parts.ts';
import type { SignalBuffer } from './signal-buffer.ts';
import type { TrackResult } from './track-result.ts';
import { Unreadable } from './unreadable.ts';
import type { WorkFolder } from './work-folder.ts';

/** Part of every work file's key: raise it when the same file would give other values. */
const VERSION = 2;

/** What is at hand for every file of a run. */
export interface Bench {
  /** Folder of the audio files. */
  readonly audio: string;
  readonly parts: IngestParts;
  readonly writer: BundleWriter;
  readonly work: WorkFolder;
  readonly buffer: SignalBuffer;
}

/** A file that gave no track, and why. */
export interface FailedFile {
  readonly path: string;
  readonly reason: string;
}

/** What became of a file: a track, or a reason why not; `heard` if this run had to hear it. */
export interface Outcome {
  readonly track?: FinishedTrack;
  readonly failed?: FailedFile;
  readonly heard?: HeardFile;
}

/** Hear a file unless an earlier run did, and keep the result. */
export async function takeFile({ path, problem }: AudioFile, bench: Bench): Promise<Outcome> {
  const place = join(bench.audio, path);
  try {
    if (problem !== undefined) throw new Unreadable(problem);
    const hash = await hashOf(place);
    const key = workKey(hash, bench.parts);
    const known = await bench.work.find(key);
    const heard = known ? undefined : await hearFile(place, key, bench);
    const result = known ?? heard?.result;
    const made = result && (await outcome(path, hash, key, result, bench));
    return { ...made, ...(heard && { heard: heard.file }) };
  } catch (error) {
    if (error instanceof Unreadable) return { failed: { path, reason: error.message } };
    throw error;
  }
}

async function hashOf(place: string): Promise<string> {
  return await sha256File(place).catch((cause: unknown) => {
    throw new Unreadable('The file cannot be opened.', { cause });
  });
}

/** Names everything that the result depends on. */
function workKey(hash: string, { listeners, clips }: IngestParts): string {
  const models = listeners.map(({ card, runtime }) => [card.id, versionOf(card), runtime]);
  return sha256(JSON.stringify([VERSION, hash, models, RESAMPLER, clips?.format ?? null]));
}

async function hearFile(place: string, key: string, bench: Bench) {
  const { parts, writer, work, buffer } = bench;
  const file = await hearTrack(place, parts, buffer);
  const { seconds, segments, heard, clips } = file;
  const sizes = clips.map(({ byteLength }) => byteLength);
  const stored = parts.clips && segments > 0;
  const name = stored ? await writer.addClips(Buffer.concat(clips)) : '';
  const result = { seconds, segments, heard, clips: stored ? { name, sizes } : null };
  await work.keep(key, result);
  return { file, result };
}

async function outcome(
  path: string,
  hash: string,
  key: string,
  result: TrackResult,
  { parts, work }: Bench,
): Promise<Outcome> {
  const { heard: _, ...summary } = result;
  if (summary.segments === 0) return { failed: { path, reason: tooShort(summary.seconds, parts) } };
  const load = async () => {
    const found = await work.find(key);
    if (found) return found;
    throw new Error(`The result of ${path} vanished from work/ while it was needed.`);
  };
  const facts = await parts.describe(path);
  return { track: { path, sha256: hash, facts, summary, load } };
}

function tooShort(seconds: number, { listeners }: IngestParts): string {
  const { enough } = FRONT_ENDS[commonSegmentation(listeners.map(({ card }) => card))];
  const needed = enough / HEARD_RATE;
  return `It is too short: ${seconds.toFixed(2)} s when one segment needs ${needed} s.`;
}

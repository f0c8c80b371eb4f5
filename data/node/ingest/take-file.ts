import { join } from 'node:path';
import { sha256File } from '#models/node/sha256';
import { HEARD_RATE } from '#models/tagger/framing';
import { FRONT_ENDS } from '#models/tagger/front-end';
import type { Crew } from './crew.ts';
import type { FinishedTrack } from './finished-track.ts';
import type { HeardFile } from './hear-track.ts';
import type { AudioFile } from './list-audio.ts';
import type { RunParts } from './parts.ts';
import { findLayers, findTrack, keepTrack, type TrackSummary, type Wanted } from './track-work.ts';
import { Unreadable } from './unreadable.ts';
import type { WorkFolder } from './work-folder.ts';

/** What is at hand for every file of a run. */
export interface Bench {
  /** Folder of the audio files, and of the dataset. */
  readonly audio: string;
  readonly dataset: string;
  readonly crew: Crew;
  readonly wanted: Wanted;
  readonly parts: RunParts;
  readonly work: WorkFolder;
  /** What is being heard, by the hash of the file: one that lies in two places is heard once. */
  readonly underWay: Map<string, Promise<Taken>>;
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

/** Hear of a file what no earlier run did, and keep it. */
export async function takeFile({ path, problem }: AudioFile, bench: Bench): Promise<Outcome> {
  const place = join(bench.audio, path);
  try {
    if (problem !== undefined) throw new Unreadable(problem);
    const hash = await hashOf(place);
    const { summary, heard } = await takeOnce(place, hash, bench);
    return { ...(await outcome(path, hash, summary, bench)), ...(heard && { heard }) };
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

interface Taken {
  readonly summary: TrackSummary;
  readonly heard?: HeardFile;
}

async function takeOnce(place: string, hash: string, bench: Bench): Promise<Taken> {
  await bench.underWay.get(hash)?.catch(() => undefined);
  const taken = take(place, hash, bench);
  bench.underWay.set(hash, taken);
  return await taken;
}

async function take(place: string, hash: string, bench: Bench): Promise<Taken> {
  const { wanted, work, dataset } = bench;
  const { summary, missing } = await findTrack(hash, wanted, work, dataset);
  if (summary) return { summary };
  const heard = await bench.crew.hear({ path: place, ...missing });
  await keepTrack(hash, heard, wanted, work);
  const kept = await findTrack(hash, wanted, work, dataset);
  if (kept.summary) return { summary: kept.summary, heard };
  throw new Error(`What was heard of ${place} is not to be found in work/.`);
}

async function outcome(
  path: string,
  hash: string,
  summary: TrackSummary,
  { parts, work, wanted }: Bench,
): Promise<Outcome> {
  if (summary.cuts.every(({ segments }) => segments === 0))
    return { failed: { path, reason: tooShort(summary.seconds, wanted) } };
  const facts = await parts.describe(path);
  const layers: FinishedTrack['layers'] = async (model) => {
    const found = await findLayers(hash, model, work);
    if (found) return found;
    throw new Error(`The result of ${path} vanished from work/ while it was needed.`);
  };
  return { track: { path, sha256: hash, facts, summary, layers } };
}

function tooShort(seconds: number, { segmentations }: Wanted): string {
  const needed = Math.min(...segmentations.map((id) => FRONT_ENDS[id].enough)) / HEARD_RATE;
  return `It is too short: ${seconds.toFixed(2)} s when one segment needs ${needed} s.`;
}

import { mkdir } from 'node:fs/promises';
import { Refusal } from '#models/refusal';
import { HEARD_RATE } from '#models/tagger/framing';
import { RESAMPLER } from '../../resample/filter.ts';
import type { Position } from '../progress.ts';
import { assemble, type DatasetFacts, type Hearing } from './assemble.ts';
import { createBundleWriter } from './bundle-writer.ts';
import { createEffort, type Effort } from './effort.ts';
import type { FinishedTrack } from './finished-track.ts';
import { type AudioFile, listAudio, lookUpAudio } from './list-audio.ts';
import type { IngestParts } from './parts.ts';
import { sampleFiles } from './sample-files.ts';
import { createSignalBuffer } from './signal-buffer.ts';
import { type Bench, type FailedFile, takeFile } from './take-file.ts';
import { openWorkFolder } from './work-folder.ts';

/** Five minutes at 16 kHz: most tracks need no more. */
const USUAL_TRACK = 5 * 60 * HEARD_RATE;

/** What to ingest and where to. */
export interface IngestJob extends DatasetFacts {
  readonly audio: string;
  /** Take these files only, by their paths below `audio`; undefined takes what is there. */
  readonly listed?: readonly string[] | undefined;
  readonly out: string;
  /** Take a seeded sample of this many files; undefined takes all. */
  readonly limit?: number | undefined;
}

/** What a run made. */
export interface IngestSummary {
  readonly dataset: string;
  readonly hash: string;
  readonly tracks: number;
  readonly segments: number;
  /** Seconds of music in the dataset. */
  readonly seconds: number;
  /** Seconds that this run took. */
  readonly elapsed: number;
  /** Seconds of music that this run heard per second that it took; null if it heard none. */
  readonly xRealTime: number | null;
  /** Milliseconds a segment in this run; null if it heard none. */
  readonly perModel: Readonly<Record<string, number | null>>;
  readonly failed: readonly FailedFile[];
}

/**
 * Hear every audio file below a folder and write a dataset bundle. Tracks that an earlier run
 * finished are not heard again; files that can't be read are listed and don't stop the run.
 *
 * @throws Refusal if there is no audio or none of it gave a track.
 */
export async function ingest(
  job: IngestJob,
  parts: IngestParts,
  report: (position: Position) => void,
): Promise<IngestSummary> {
  const { audio, out, id, title, seed } = job;
  const started = parts.now();
  const files = await chooseFiles(job);
  await mkdir(out, { recursive: true });
  const writer = createBundleWriter(out);
  const work = await openWorkFolder(out);
  const bench = { audio, parts, writer, work, buffer: createSignalBuffer(USUAL_TRACK) };
  const taken = await takeAll(files, bench, report);
  if (taken.tracks.length === 0) throw nothingHeard(audio, taken.failed);
  const hash = await assemble(writer, taken.tracks, { id, title, seed }, hearingOf(parts));
  return summarise(out, hash, taken, parts, (parts.now() - started) / 1000);
}

async function chooseFiles(job: IngestJob): Promise<readonly AudioFile[]> {
  const { audio, listed, out, limit, seed } = job;
  const files = listed ? await lookUpAudio(audio, listed) : await listAudio(audio, out);
  if (files.length === 0)
    throw new Refusal(`Found no audio in ${audio}: give a folder of mp3, ogg, opus, flac or wav.`);
  return limit === undefined ? files : sampleFiles(files, limit, seed);
}

interface Taken {
  readonly tracks: readonly FinishedTrack[];
  readonly failed: readonly FailedFile[];
  readonly effort: Effort;
}

async function takeAll(
  files: readonly AudioFile[],
  bench: Bench,
  report: (position: Position) => void,
): Promise<Taken> {
  const tracks: FinishedTrack[] = [];
  const failed: FailedFile[] = [];
  const effort = createEffort(files);
  for (const file of files) {
    const outcome = await takeFile(file, bench);
    if (outcome.track) tracks.push(outcome.track);
    if (outcome.failed) failed.push(outcome.failed);
    report(effort.add(file, outcome.heard));
  }
  return { tracks, failed, effort };
}

function hearingOf({ listeners, clips }: IngestParts): Hearing {
  return { models: listeners, resampler: RESAMPLER, clips: clips?.format ?? null };
}

function nothingHeard(audio: string, failed: readonly FailedFile[]): Refusal {
  const [first] = failed;
  const example = first ? ` (${first.path}: ${first.reason.replace(/\.$/, '')})` : '';
  return new Refusal(
    `None of the ${failed.length} audio files in ${audio} could be ingested${example}: check the files.`,
  );
}

function summarise(
  dataset: string,
  hash: string,
  { tracks, failed, effort }: Taken,
  parts: IngestParts,
  elapsed: number,
): IngestSummary {
  const sum = (of: (track: FinishedTrack) => number) =>
    tracks.reduce((total, track) => total + of(track), 0);
  const models = parts.listeners.map(({ card }, i) => [card.id, effort.perSegment(i)]);
  return {
    dataset,
    hash,
    tracks: tracks.length,
    segments: sum(({ summary }) => summary.segments),
    seconds: sum(({ summary }) => summary.seconds),
    elapsed,
    xRealTime: effort.music() > 0 ? effort.music() / elapsed : null,
    perModel: Object.fromEntries(models),
    failed,
  };
}

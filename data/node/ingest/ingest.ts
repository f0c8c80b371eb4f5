import { Refusal } from '#models/refusal';
import type { Manifest } from '../../bundle/manifest.ts';
import { RESAMPLER } from '../../resample/filter.ts';
import { mapFolder } from '../maps/map-folder.ts';
import type { MapWishes } from '../maps/map-wishes.ts';
import type { Position } from '../progress.ts';
import { assemble, type DatasetFacts } from './assemble.ts';
import { createBundleWriter } from './bundle-writer.ts';
import { type Crew, crewOfOne } from './crew.ts';
import { asRefusal, lockDataset } from './dataset-claim.ts';
import { createEffort, type Effort } from './effort.ts';
import { cutOf, type FinishedTrack } from './finished-track.ts';
import { type AudioFile, listAudio, lookUpAudio } from './list-audio.ts';
import type { IngestParts, RunParts } from './parts.ts';
import { sampleFiles } from './sample-files.ts';
import { segmentationsOf } from './segmentations.ts';
import { type Bench, type FailedFile, type Outcome, takeFile } from './take-file.ts';
import { dropHalfWritten, openWorkFolder } from './work-folder.ts';

const COMPONENTS_ALONE: MapWishes = { methods: ['pca'], refit: false, threads: 1 };

/** What to ingest and where to. */
export interface IngestJob extends Omit<DatasetFacts, 'resampler'> {
  readonly audio: string;
  /** Take these files only, by their paths below `audio`; undefined takes what is there. */
  readonly listed?: readonly string[] | undefined;
  readonly out: string;
  /** Take a seeded sample of this many files; undefined takes all. */
  readonly limit?: number | undefined;
  /** Left out: the principal components alone. */
  readonly maps?: MapWishes;
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
 * Hear every audio file below a folder and write a dataset bundle. What an earlier run heard is not heard
 * again; files that can't be read are listed and don't stop the run.
 *
 * @throws Refusal if there is no audio or none of it gave a track.
 */
export async function ingest(
  job: IngestJob,
  parts: IngestParts,
  report: (position: Position) => void,
): Promise<IngestSummary> {
  return await ingestWith(crewOfOne(parts, job.out), job, parts, report);
}

/** The same with a crew of any size. The bytes of the dataset don't depend on who hears what. */
export async function ingestWith(
  crew: Crew,
  job: IngestJob,
  parts: RunParts,
  report: (position: Position) => void,
): Promise<IngestSummary> {
  const started = parts.now();
  const files = await chooseFiles(job);
  const free = lockDataset(job.out);
  try {
    const { hash, taken } = await makeDataset(crew, job, files, parts, report);
    return summarise(job.out, hash, taken, crew, (parts.now() - started) / 1000);
  } catch (error) {
    throw asRefusal(error, job.out);
  } finally {
    free();
  }
}

async function makeDataset(
  crew: Crew,
  { audio, out, id, title, seed, maps = COMPONENTS_ALONE }: IngestJob,
  files: readonly AudioFile[],
  parts: RunParts,
  report: (position: Position) => void,
) {
  const { models, clips } = crew;
  const wanted = { models, segmentations: segmentationsOf(models), clips };
  const work = openWorkFolder(out);
  const bench = { audio, dataset: out, crew, wanted, parts, work, underWay: new Map() };
  const taken = await takeAll(files, bench, report);
  dropHalfWritten(out);
  if (taken.tracks.length === 0) throw nothingHeard(audio, taken.failed);
  const facts = { id, title, seed, resampler: RESAMPLER };
  const complete = async (manifest: Manifest) =>
    (await mapFolder(out, manifest, maps, report)).manifest;
  const writer = createBundleWriter(out);
  return { hash: await assemble(writer, taken.tracks, facts, wanted, complete), taken };
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

/** Take the files in turn, as many at a time as keep the crew busy; what comes of them is in their order. */
async function takeAll(
  files: readonly AudioFile[],
  bench: Bench,
  report: (position: Position) => void,
): Promise<Taken> {
  const outcomes: Outcome[] = [];
  const effort = createEffort(files);
  let next = 0;
  const lane = async () => {
    for (let place = next++; place < files.length; place = next++) {
      const file = files[place] as AudioFile;
      const outcome = await takeFile(file, bench);
      outcomes[place] = outcome;
      report(effort.add(file, outcome.heard));
    }
  };
  const lanes = Array.from({ length: bench.crew.size }, lane);
  await Promise.all(lanes).finally(() => {
    next = files.length;
  });
  const tracks = outcomes.flatMap(({ track }) => track ?? []);
  return { tracks, failed: outcomes.flatMap(({ failed }) => failed ?? []), effort };
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
  { models }: Crew,
  elapsed: number,
): IngestSummary {
  const sum = (of: (track: FinishedTrack) => number) =>
    tracks.reduce((total, track) => total + of(track), 0);
  const perModel = models.map(({ card }) => [card.id, effort.perSegment(card.id)]);
  const [first = 'frames-187'] = segmentationsOf(models);
  return {
    dataset,
    hash,
    tracks: tracks.length,
    segments: sum((track) => cutOf(track, first).segments),
    seconds: sum(({ summary }) => summary.seconds),
    elapsed,
    xRealTime: effort.music() > 0 ? effort.music() / elapsed : null,
    perModel: Object.fromEntries(perModel),
    failed,
  };
}

import { HEARD_RATE } from '#models/tagger/framing';
import { createResampler } from '../../resample/resampler.ts';
import { type Cut, openCut, type TrackCut } from './cut.ts';
import type { HeardTrack } from './ear.ts';
import type { HearingParts, HearingTask } from './parts.ts';
import { segmentationsOf } from './segmentations.ts';
import { createTrackLoudness } from './track-loudness.ts';
import { Unreadable } from './unreadable.ts';

/** A track as heard: how it is cut, and what the listeners said of it. */
export interface HeardFile {
  /** Length in seconds at 16 kHz. */
  readonly seconds: number;
  /** LUFS of the whole. */
  readonly loudness: number;
  /** In every segmentation of the listeners. */
  readonly cuts: readonly TrackCut[];
  readonly heard: readonly HeardTrack[];
}

/**
 * Decode, resample, cut, measure and hear a file in one pass: however long it is, a few segments of its
 * sound are in memory. The tail that does not fill a patch is dropped.
 *
 * @param clips the folder of the dataset's clips
 * @throws Unreadable if the file cannot be decoded.
 */
export async function hearTrack(
  task: HearingTask,
  parts: HearingParts,
  clips: string,
): Promise<HeardFile> {
  const { sampleRate, chunks } = await parts.decode(task.path).catch(refuse);
  const resampler = await createResampler(sampleRate).catch(refuse);
  const loudness = createTrackLoudness(sampleRate);
  const cuts = segmentationsOf(parts.listeners).map((id) =>
    openCut(id, task, parts, { sampleRate, clips }),
  );
  try {
    let samples = 0;
    for await (const chunk of readable(chunks)) {
      const resampled = resampler.push(chunk);
      samples += resampled.length;
      await pushAll(cuts, chunk, loudness.push(chunk), resampled);
    }
    const rest = resampler.flush();
    samples += rest.length;
    await pushAll(cuts, NOTHING, NOTHING, rest);
    return { seconds: samples / HEARD_RATE, loudness: loudness.end(), ...(await ended(cuts)) };
  } finally {
    for (const cut of cuts) await cut.discard();
  }
}

const NOTHING = new Float32Array(0);

async function pushAll(
  cuts: readonly Cut[],
  chunk: Float32Array,
  weighted: Float32Array,
  resampled: Float32Array,
): Promise<void> {
  for (const cut of cuts) await cut.push(chunk, weighted, resampled);
}

async function ended(cuts: readonly Cut[]): Promise<Pick<HeardFile, 'cuts' | 'heard'>> {
  const all: TrackCut[] = [];
  const heard: HeardTrack[] = [];
  for (const one of cuts) {
    const end = await one.end();
    all.push(end.cut);
    heard.push(...end.heard);
  }
  return { cuts: all, heard };
}

/** Errors of the decoder are the file's fault; those of what comes after it are ours. */
async function* readable(chunks: AsyncIterable<Float32Array>): AsyncGenerator<Float32Array> {
  try {
    yield* chunks;
  } catch (error) {
    refuse(error);
  }
}

function refuse(error: unknown): never {
  throw new Unreadable(error instanceof Error ? error.message : String(error), { cause: error });
}

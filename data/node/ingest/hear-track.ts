import { FRONT_ENDS } from '#models/tagger/front-end';
import { SEGMENT_RULES, type SegmentRule } from '../../catalogue/segment-rule.ts';
import { createResampler } from '../../resample/resampler.ts';
import { cutClips } from './clip-cutter.ts';
import { commonSegmentation } from './common-segmentation.ts';
import { listen } from './listen.ts';
import type { HearingParts } from './parts.ts';
import type { SignalBuffer } from './signal-buffer.ts';
import type { HeardTrack } from './track-result.ts';
import { Unreadable } from './unreadable.ts';

/** A track as heard: what the listeners said of it, and its clips. */
export interface HeardFile {
  /** Length in seconds at 16 kHz. */
  readonly seconds: number;
  readonly segments: number;
  readonly heard: readonly HeardTrack[];
  /** Milliseconds that each listener took, in the same order. */
  readonly milliseconds: readonly number[];
  /** One MP3 a segment; empty without clips. */
  readonly clips: readonly Uint8Array[];
}

/**
 * Decode, resample and cut a file in one pass, then let every listener hear the same segments: the
 * networks share their mel patches. The tail that does not fill a patch is dropped.
 *
 * @throws Unreadable if the file cannot be decoded.
 */
export async function hearTrack(
  path: string,
  parts: HearingParts,
  buffer: SignalBuffer,
): Promise<HeardFile> {
  buffer.clear();
  const segmentation = commonSegmentation(parts.listeners.map(({ card }) => card));
  const rule = SEGMENT_RULES[segmentation];
  const clips = await readSignal(path, rule, parts, buffer);
  const signal = buffer.signal();
  const segments = FRONT_ENDS[segmentation].patchCount(signal.length);
  const { heard, milliseconds } = await listen(signal, segments, segmentation, parts);
  const seconds = signal.length / rule.sampleRate;
  return { seconds, segments, heard, milliseconds, clips: clips.slice(0, segments) };
}

/** Fill the buffer with the signal at 16 kHz; returns the clips. */
async function readSignal(
  path: string,
  rule: SegmentRule,
  { decode, clips }: HearingParts,
  buffer: SignalBuffer,
): Promise<readonly Uint8Array[]> {
  const { sampleRate, chunks } = await decode(path).catch(refuse);
  const resampler = await createResampler(sampleRate).catch(refuse);
  const cutter = clips && cutClips(clips, sampleRate, rule);
  for await (const chunk of readable(chunks)) {
    cutter?.push(chunk);
    buffer.append(resampler.push(chunk));
  }
  buffer.append(resampler.flush());
  cutter?.end();
  return cutter?.clips ?? [];
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

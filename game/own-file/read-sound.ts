import { FRAMES_187, lengthSeconds } from '#data/catalogue/segment-rule';
import { clockText } from '#models/clock-text';
import { Refusal } from '#models/refusal';
import { ownFileWords } from '../words/own-file-words.ts';
import { type FileFacts, readFacts } from './file-facts.ts';

/** Longer files are heard up to here. */
const MOST_SECONDS = 600;
/** More than this is not read into memory: 10 minutes of 24-bit stereo at 96 kHz are half of it. */
const MOST_BYTES = 700e6;
/** What can only be decoded whole must be decodable in the memory of a browser's tab. */
const MOST_WHOLE_SECONDS = 2400;
/** Bytes per second vary within a file: so many times the mean share is read. */
const SPARE = 1.5;
/** Browsers can't decode at rates beyond these. */
const LOWEST_RATE = 8000;
const HIGHEST_RATE = 96_000;
const USUAL_RATE = 44_100;

/** A file of the visitor, decoded. It stays in this page. */
export interface OwnSound {
  readonly name: string;
  /** At the file's own rate where the browser can. */
  readonly buffer: AudioBuffer;
  /** Samples of it that are heard. */
  readonly length: number;
  /** Why not all of the file is heard, in one sentence; null where it is. */
  readonly note: string | null;
}

/** Decode a file of the visitor. A Refusal says what is wrong with it, in one sentence. */
export async function readSound(file: File): Promise<OwnSound> {
  const facts = await readFacts(file);
  const buffer = await decode(file, facts);
  const length = Math.min(buffer.length, MOST_SECONDS * buffer.sampleRate);
  if (buffer.duration < lengthSeconds(FRAMES_187))
    throw new Refusal(ownFileWords('tooShort', { seconds: buffer.duration.toFixed(1) }));
  const seconds = Math.max(facts.seconds ?? 0, buffer.duration);
  return { name: file.name, buffer, length, note: noteOf(seconds, length / buffer.sampleRate) };
}

function noteOf(whole: number, heard: number): string | null {
  if (whole - heard < 1) return null;
  return ownFileWords('lasts', {
    whole: clockText(Math.floor(whole)),
    heard: clockText(Math.floor(heard)),
  });
}

async function decode(file: File, facts: FileFacts): Promise<AudioBuffer> {
  const start = beginning(file, facts);
  try {
    return await decodeAt(start, nativeRate(facts));
  } catch (cause) {
    if (cause instanceof Refusal || start === file) throw unreadable(file, cause);
    return await decode(file, { ...facts, streams: false });
  }
}

/** The part of a file that holds the first ten minutes; all of it where that can't be told. */
function beginning(file: File, { seconds, streams }: FileFacts): Blob {
  const isLong = seconds !== undefined && seconds > SPARE * MOST_SECONDS;
  if (isLong && streams)
    return limited(file.slice(0, (file.size * SPARE * MOST_SECONDS) / seconds));
  if (seconds !== undefined && seconds > MOST_WHOLE_SECONDS)
    throw new Refusal(ownFileWords('onlyWhole', { time: clockText(Math.floor(seconds)) }));
  return limited(file);
}

function limited<T extends Blob>(blob: T): T {
  if (blob.size <= MOST_BYTES) return blob;
  throw new Refusal(
    ownFileWords('tooLarge', {
      size: Math.round(blob.size / 1e6),
      most: MOST_BYTES / 1e6,
    }),
  );
}

function nativeRate({ rate = USUAL_RATE }: FileFacts): number {
  return Math.min(HIGHEST_RATE, Math.max(LOWEST_RATE, Math.round(rate)));
}

/** An offline context decodes to its own rate: made at the file's, it does not resample. */
async function decodeAt(blob: Blob, rate: number): Promise<AudioBuffer> {
  const context = new OfflineAudioContext(1, 1, rate);
  return await context.decodeAudioData(await blob.arrayBuffer());
}

function unreadable({ name }: File, cause: unknown): Refusal {
  if (cause instanceof Refusal) return cause;
  return new Refusal(ownFileWords('unreadable', { name }), { cause });
}

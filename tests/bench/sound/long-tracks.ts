import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMp3Encoder } from 'wasm-media-encoders';
import { decodeAudio } from '#data/node/decode/open-sound';

/** As long as songs are, and encoded as they are sold: stereo at a constant rate. */
const SECONDS = 240;
const RATE = 44_100;
const KILOBITS = 192;

/** Files that last as long as songs, each made of copies of a shorter one. */
export interface LongTracks {
  readonly folder: string;
  /** Second at which a copy of a file begins that is chosen by a number. */
  readonly copyAt: (name: string, number: number) => number;
}

/**
 * Encode the music of every file of a folder as songs are, again and again until it lasts four minutes: a
 * browser finds a part of a song in a whole song, not in an excerpt. At a constant rate copies join.
 */
export async function writeLongTracks(from: string, folder: string): Promise<LongTracks> {
  const lasting = new Map<string, number>();
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(from)) {
    const bytes = await encoded(join(from, name));
    const seconds = (bytes.length * 8) / (KILOBITS * 1000);
    const copies = Array.from({ length: copiesOf(seconds) }, () => bytes);
    lasting.set(name, seconds);
    await writeFile(join(folder, name), Buffer.concat(copies));
  }
  return {
    folder,
    copyAt: (name, number) => {
      const seconds = lasting.get(name) ?? SECONDS;
      return (number % copiesOf(seconds)) * seconds;
    },
  };
}

async function encoded(path: string): Promise<Buffer> {
  const { sampleRate, samples } = await decodeAudio(path);
  const encoder = await createMp3Encoder();
  encoder.configure({ sampleRate, channels: 2, bitrate: KILOBITS, outputSampleRate: RATE });
  const body = encoder.encode([samples, samples]).slice();
  return Buffer.concat([body, encoder.finalize()]);
}

function copiesOf(seconds: number): number {
  return Math.ceil(SECONDS / seconds);
}

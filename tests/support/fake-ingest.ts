import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { IngestParts } from '#data/node/ingest/parts';
import { modelCard } from '#models/tagger/model-cards';
import type { Tagger } from '#models/tagger/tagger';

/** What the fakes did: the files decoded and the patches heard, in order. */
export interface FakeLog {
  readonly decoded: string[];
  readonly batches: number[];
  closed: number;
}

/** Parts whose listeners are all taggers. */
export interface FakeParts extends IngestParts {
  readonly listeners: readonly Tagger[];
}

/** One segment in samples at 16 kHz. */
export const SEGMENT = 187 * 256;

/**
 * Parts of ingest without audio formats and networks. A file holds JSON: `{"samples": N, "pitch": f}`
 * at 16 kHz, or `{"broken": true}`; anything else can't be read at all. The clock gains 10 ms a look.
 */
export function fakeParts(clips: boolean, log: FakeLog = newLog()): FakeParts {
  let time = 0;
  return {
    decode: async (path) => {
      log.decoded.push(path);
      const file = JSON.parse(await readFile(path, 'utf8'));
      return { sampleRate: 16_000, chunks: sine(file) };
    },
    listeners: [fakeTagger('musicnn-mtt', log), fakeTagger('vgg-msd', log)],
    clips: clips ? { format: FORMAT, encode: fakeClip } : null,
    now: () => {
      time += 10;
      return time;
    },
    describe: (path) =>
      Promise.resolve({
        title: path,
        artist: null,
        album: null,
        genres: [],
        licence: 'CC0-1.0',
        attribution: null,
      }),
  };
}

/** An empty log. */
export function newLog(): FakeLog {
  return { decoded: [], batches: [], closed: 0 };
}

/** Write fake audio files: path -> content. */
export async function writeFakeAudio(
  dir: string,
  files: Readonly<Record<string, unknown>>,
): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), JSON.stringify(content));
  }
}

const FORMAT = { codec: 'mp3', sampleRate: 16_000, kilobits: 64, lead: 0, seconds: 2.992 } as const;

/** Stands for an MP3: as many bytes as the segment has milliseconds. */
function fakeClip(samples: Float32Array, rate: number): Uint8Array {
  return new Uint8Array(Math.round((samples.length * 1000) / rate)).fill(
    Math.abs(Math.round((samples[1] ?? 0) * 255)),
  );
}

async function* sine(file: { samples: number; pitch: number; broken?: boolean }) {
  if (file.broken) throw new Error('The file is broken.');
  for (let at = 0; at < file.samples; at += 10_000)
    yield Float32Array.from({ length: Math.min(10_000, file.samples - at) }, (_, i) =>
      Math.sin((2 * Math.PI * file.pitch * (at + i)) / 16_000),
    );
}

/** Answers by the energy of the bands, so that different sounds are different. */
export function fakeTagger(id: string, log: FakeLog = newLog()): Tagger {
  const card = modelCard(id);
  const size = card.patchFrames * card.bands;
  return {
    card,
    runtime: 'fake 1',
    hear: (patches, count) => {
      log.batches.push(count);
      const energy = (patch: number, band: number) =>
        patches[patch * size + 50 * card.bands + (band % card.bands)] ?? 0;
      const rows = (columns: number, scale: number) =>
        Float32Array.from(
          { length: count * columns },
          (_, i) => energy(Math.floor(i / columns), i % columns) / scale,
        );
      return Promise.resolve({
        taggrams: rows(card.tags.length, 10),
        embeddings: rows(card.embeddingSize, 1),
      });
    },
    close: () => {
      log.closed++;
      return Promise.resolve();
    },
  };
}

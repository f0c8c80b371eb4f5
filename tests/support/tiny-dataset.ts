import { createMp3Encoder } from 'wasm-media-encoders';
import type { Manifest } from '#data/bundle/manifest';
import { lengthSeconds, SEGMENT_RULES } from '#data/catalogue/segment-rule';
import { openDataset } from '#data/node/dataset-folder';
import { assemble } from '#data/node/ingest/assemble';
import { createBundleWriter } from '#data/node/ingest/bundle-writer';
import type { TrackCut } from '#data/node/ingest/cut';
import type { FinishedTrack } from '#data/node/ingest/finished-track';
import type { Wanted } from '#data/node/ingest/track-work';
import { mapFolder } from '#data/node/maps/map-folder';
import type { MapWishes } from '#data/node/maps/map-wishes';
import { layersOf } from '#models/listener/listener';
import { sha256 } from '#models/node/sha256';
import type { SegmentationId } from '#models/tagger/framing';
import { modelCard } from '#models/tagger/model-cards';
import { addMadeUpMaps } from './made-up-maps.ts';

const MODELS = [modelCard('musicnn-mtt'), modelCard('musicnn-msd')];
const SHORT = modelCard('vggish-audioset');
const CLUSTERS = 3;
/** Hidden causes of a segment's values, the first two telling the clusters apart. */
const CAUSES = 12;
const CLIP = { codec: 'mp3', sampleRate: 22_050, kilobits: 48, lead: 0, seconds: 2.992 } as const;

export interface TinyOptions {
  readonly tracks?: number;
  readonly segmentsPerTrack?: number;
  readonly seed?: number;
  /** Also a space of VGGish, whose segments last 0.96 s. */
  readonly mixed?: boolean;
  /** With made-up maps, trust, wormholes and neighbours: `addMadeUpMaps`. */
  readonly maps?: boolean;
  /** Maps to make; left out: the principal components, made anew. */
  readonly wishes?: Partial<MapWishes>;
}

/**
 * Write a small real dataset bundle without running a model: seeded values in three clear clusters
 * (track t belongs to cluster t mod 3), seeded chords as clips. Two models, `musicnn-mtt` and
 * `musicnn-msd`. The same options give the same bytes.
 */
export async function writeTinyDataset(
  dir: string,
  options: TinyOptions = {},
): Promise<{ manifest: Manifest; hash: string }> {
  const { tracks = 6, segmentsPerTrack = 5, seed = 1, mixed = false } = options;
  const writer = createBundleWriter(dir);
  const encoder = await createMp3Encoder();
  const random = seeded(seed);
  const cards = mixed ? [...MODELS, SHORT] : MODELS;
  const finished: FinishedTrack[] = [];
  for (let t = 0; t < tracks; t++) {
    const cutInto = async (segmentation: SegmentationId, segments: number): Promise<TrackCut> => {
      const seconds = lengthSeconds(SEGMENT_RULES[segmentation]);
      const clips = Array.from({ length: segments }, () => chord(encoder, t, seconds, random));
      const name = await writer.addClips(Buffer.concat(clips));
      const sizes = clips.map(({ byteLength }) => byteLength);
      const loudness = new Float32Array(segments).fill(-20 - t);
      return { segmentation, segments, loudness, clips: { name, sizes } };
    };
    const cuts = [await cutInto('frames-187', segmentsPerTrack)];
    if (mixed) cuts.push(await cutInto('frames-96', Math.floor((segmentsPerTrack * 2992) / 960)));
    finished.push(tinyTrack(t, seed, cuts));
  }
  const facts = { id: 'tiny', title: 'A tiny dataset of chords', seed, resampler: 'none' };
  const wanted: Wanted = {
    models: cards.map((card) => ({ card, runtime: 'tiny 1' })),
    segmentations: mixed ? ['frames-187', 'frames-96'] : ['frames-187'],
    clips: CLIP,
  };
  const plain = await assemble(writer, finished, facts, wanted, async (manifest) => {
    const wishes = { methods: ['pca'], refit: true, threads: 1, ...options.wishes } as const;
    return (await mapFolder(dir, manifest, wishes, () => undefined)).manifest;
  });
  const hash = options.maps ? await addMadeUpMaps(dir) : plain;
  const { manifest } = await openDataset(dir, hash);
  return { manifest, hash };
}

function tinyTrack(t: number, seed: number, cuts: readonly TrackCut[]): FinishedTrack {
  const path = `artist ${t % 4}/track ${t}.mp3`;
  const facts = {
    title: `Chords ${t}`,
    artist: `Artist ${t % 4}`,
    album: t % 2 === 0 ? 'Even' : null,
    genres: [['rock', 'classical', 'electronic'][t % CLUSTERS] ?? ''],
    licence: 'CC0-1.0',
    attribution: null,
  };
  const seconds = (cuts[0]?.segments ?? 0) * CLIP.seconds + 1;
  const layers: FinishedTrack['layers'] = ({ card }) => {
    const segments = cuts.find((cut) => cut.segmentation === card.segmentation)?.segments ?? 0;
    const random = seeded(
      seed * 1009 + t * 101 + [...MODELS, SHORT].findIndex(({ id }) => id === card.id),
    );
    return Promise.resolve(
      layersOf(card).map(({ layer, dimensions }) => {
        const [low, high] = layer === 'taggram' ? [0, 1] : [-4, 4];
        return clusteredRows(segments, dimensions.length, t % CLUSTERS, random).map(
          (value) => low + (high - low) * (0.5 + value / 2),
        );
      }),
    );
  };
  const summary = { seconds, loudness: -20 - t, cuts };
  return { path, sha256: sha256(`${path} ${seed}`), facts, summary, layers };
}

/** Rows of values in -1 ... 1: a few causes, each along its own cosine wave over the dimensions. */
function clusteredRows(rows: number, size: number, cluster: number, random: () => number) {
  const angle = (2 * Math.PI * cluster) / CLUSTERS;
  const values = new Float32Array(rows * size);
  for (let row = 0; row < rows; row++) {
    const causes = Array.from({ length: CAUSES }, (_, k) => {
      const centre = k === 0 ? Math.cos(angle) : k === 1 ? 0.8 * Math.sin(angle) : 0;
      return centre + (0.5 * (random() - 0.5)) / (k + 1);
    });
    for (let d = 0; d < size; d++) {
      const wave = (k: number) => Math.cos((Math.PI * (k + 1) * (d + 0.5)) / size);
      values[row * size + d] = causes.reduce((sum, cause, k) => sum + cause * wave(k), 0) / 3;
    }
  }
  return values;
}

type Mp3Encoder = Awaited<ReturnType<typeof createMp3Encoder>>;

/** Some seconds of a seeded chord in the track's cluster's register. */
function chord(
  encoder: Mp3Encoder,
  track: number,
  seconds: number,
  random: () => number,
): Uint8Array {
  const { sampleRate, kilobits } = CLIP;
  const root = 110 * 2 ** ((track % CLUSTERS) + random());
  const samples = Float32Array.from({ length: Math.round(sampleRate * seconds) }, (_, n) =>
    [1, 1.25, 1.5].reduce(
      (sum, ratio) => sum + 0.2 * Math.sin((2 * Math.PI * root * ratio * n) / sampleRate),
      0,
    ),
  );
  encoder.configure({ sampleRate, channels: 1, bitrate: kilobits });
  const body = Buffer.from(encoder.encode([samples]));
  return Buffer.concat([body, encoder.finalize()]);
}

/** Mulberry32: uniform numbers in 0 ... 1. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

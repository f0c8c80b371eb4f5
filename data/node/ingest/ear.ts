import { type Listener, layersOf } from '#models/listener/listener';
import type { SegmentationId } from '#models/tagger/framing';
import { FRONT_ENDS } from '#models/tagger/front-end';
import { joined } from '../../resample/join.ts';
import { createSegmentWindow, type SegmentBatch } from './segment-window.ts';

/** More patches at once make onnxruntime's memory grow, not its speed. */
const BATCH = 4;

/** What one listener said about a track. */
export interface HeardTrack {
  readonly model: string;
  readonly segments: number;
  /** Segments x dimensions of each of its layers, in the order of `layersOf`. */
  readonly layers: readonly Float32Array[];
  /** Milliseconds that it took. */
  readonly milliseconds: number;
}

/** Listeners of one segmentation, while a signal at 16 kHz passes. */
export interface Ear {
  push(chunk: Float32Array): Promise<void>;
  end(): Promise<{ readonly segments: number; readonly heard: readonly HeardTrack[] }>;
}

/** Let listeners hear the same segments, a few at a time: the networks share their patches. */
export function openEar(
  segmentation: SegmentationId,
  listeners: readonly Listener[],
  now: () => number,
): Ear {
  const patchesAt = FRONT_ENDS[segmentation].prepare();
  const heard = listeners.map((listener) => ({
    listener,
    rows: noRows(listener),
    milliseconds: 0,
  }));
  const networks = listeners.some((listener) => 'hear' in listener);
  const take = async (batch: SegmentBatch) => {
    const patches = networks ? patchesAt(batch.samples, batch.at, batch.count) : NOTHING;
    for (const one of heard) {
      const started = now();
      const rows = await rowsOf(one.listener, batch, patches);
      for (const [layer, values] of rows.entries()) one.rows[layer]?.push(values);
      one.milliseconds += now() - started;
    }
  };
  const window = createSegmentWindow(segmentation, BATCH, take);
  return {
    push: window.push,
    async end() {
      const segments = await window.end();
      const all = heard.map(({ listener, rows, milliseconds }) => ({
        model: listener.card.id,
        segments,
        layers: rows.map(joined),
        milliseconds,
      }));
      return { segments, heard: all };
    },
  };
}

const NOTHING = new Float32Array(0);

function noRows({ card }: Listener): Float32Array[][] {
  return layersOf(card).map(() => []);
}

/** Rows of a batch for each layer, in the order of `layersOf`. */
async function rowsOf(
  listener: Listener,
  batch: SegmentBatch,
  patches: Float32Array,
): Promise<readonly Float32Array[]> {
  if ('describe' in listener)
    return [await listener.describe(samplesOf(batch, listener.card.samples), batch.count)];
  const { taggrams, embeddings } = await listener.hear(patches, batch.count);
  return listener.card.tags.length === 0 ? [embeddings] : [taggrams, embeddings];
}

/** Segments with silence after the signal's end: a last one may lack less than one mel frame. */
function samplesOf({ samples, at, count }: SegmentBatch, length: number): Float32Array {
  const segments = new Float32Array(count * length);
  segments.set(samples.subarray(at, at + segments.length));
  return segments;
}

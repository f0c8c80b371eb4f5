import { type Listener, layersOf } from '#models/listener/listener';
import type { SegmentationId } from '#models/tagger/framing';
import { FRONT_ENDS } from '#models/tagger/front-end';
import type { Patches } from '#models/tagger/mel';
import { SEGMENT_RULES, type SegmentRule } from '../../catalogue/segment-rule.ts';
import type { HearingParts } from './parts.ts';
import type { HeardTrack } from './track-result.ts';

/** More patches at once make onnxruntime's memory grow, not its speed. */
const BATCH = 4;

/** What listeners heard, and the milliseconds that each took, in their order. */
export interface Listening {
  readonly heard: readonly HeardTrack[];
  readonly milliseconds: readonly number[];
}

/** Let all listeners hear the `segments` segments of a 16 kHz signal, so cut, a few at a time. */
export async function listen(
  signal: Float32Array,
  segments: number,
  segmentation: SegmentationId,
  { listeners, now }: Pick<HearingParts, 'listeners' | 'now'>,
): Promise<Listening> {
  const heard = listeners.map((listener) => emptyHeard(listener, segments));
  const milliseconds = listeners.map(() => 0);
  const rule = SEGMENT_RULES[segmentation];
  let first = 0;
  for (const batch of FRONT_ENDS[segmentation].patchBatches(signal, BATCH)) {
    for (const [i, listener] of listeners.entries()) {
      const started = now();
      const rows = await rowsOf(listener, batch, () => samplesOf(signal, rule, first, batch.count));
      for (const [l, values] of rows.entries())
        heard[i]?.layers[l]?.set(values, (values.length / batch.count) * first);
      milliseconds[i] = (milliseconds[i] ?? 0) + now() - started;
    }
    first += batch.count;
  }
  return { heard, milliseconds };
}

function emptyHeard({ card }: Listener, segments: number): HeardTrack {
  const layers = layersOf(card).map(
    ({ dimensions }) => new Float32Array(segments * dimensions.length),
  );
  return { model: card.id, layers };
}

/** Rows of a batch for each layer, in the order of `layersOf`. */
async function rowsOf(
  listener: Listener,
  { patches, count }: Patches,
  samples: () => Float32Array,
): Promise<readonly Float32Array[]> {
  if ('describe' in listener) return [await listener.describe(samples(), count)];
  const { taggrams, embeddings } = await listener.hear(patches, count);
  return listener.card.tags.length === 0 ? [embeddings] : [taggrams, embeddings];
}

/** Segments with silence after the signal's end: a last one may lack less than one mel frame. */
function samplesOf(signal: Float32Array, rule: SegmentRule, first: number, count: number) {
  const samples = new Float32Array(count * rule.samples);
  const start = first * rule.hop;
  samples.set(signal.subarray(start, start + samples.length));
  return samples;
}

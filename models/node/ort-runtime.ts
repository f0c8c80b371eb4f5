import type { ModelCard } from '../tagger/model-card.ts';
import { onnxNetwork } from '../tagger/onnx-network.ts';
import type { Weights } from '../tagger/weights.ts';
import { hearInBatches } from './batches.ts';
import { optionalPackage } from './optional-package.ts';
import type { Runtime } from './runtime.ts';

/** The part of onnxruntime-node that is used here; named, since types of an optional package may lack. */
interface Ort {
  readonly InferenceSession: {
    create(bytes: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<OrtSession>;
  };
  readonly Tensor: new (type: 'float32', data: Float32Array, shape: readonly number[]) => unknown;
  readonly env: { readonly versions: { readonly node?: string } };
}

interface OrtSession {
  run(feeds: Readonly<Record<string, unknown>>): Promise<Record<string, { data: Float32Array }>>;
  release(): Promise<void>;
}

/** onnxruntime-node on the CPU. */
export const ortRuntime: Runtime = async (card, weights, threads) => {
  const ort = await optionalPackage<Ort>('onnxruntime-node');
  if (!ort) return undefined;
  const session = await open(ort, card, weights, threads);
  return {
    card,
    runtime: `onnxruntime-node ${ort.env.versions.node ?? ''}`,
    hear: hearInBatches(card, async (patches, count) => {
      const mel = new ort.Tensor('float32', patches, [count, 1, card.patchFrames, card.bands]);
      const { taggram, embedding } = await session.run({ mel });
      const taggrams = card.tags.length > 0 ? floats(taggram) : new Float32Array();
      return { taggrams, embeddings: floats(embedding) };
    }),
    close: () => session.release(),
  };
};

async function open(
  ort: Ort,
  card: ModelCard,
  weights: Weights,
  threads: number,
): Promise<OrtSession> {
  return await ort.InferenceSession.create(onnxNetwork(card, weights), {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
  });
}

function floats(output: { data: Float32Array } | undefined): Float32Array {
  if (output) return output.data;
  throw new Error('the ONNX network has no such output');
}

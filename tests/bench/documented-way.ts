import { EssentiaModel, EssentiaWASM } from 'essentia.js';
import { loadTagger } from '#models/node/load-tagger';
import type { ModelId } from '#models/tagger/model-card';

/** Tells the taggrams of a 16 kHz signal, and how many segments it had. */
export interface Peer {
  hear(signal: Float32Array): Promise<number>;
  close(): Promise<void>;
}

const PATCH_FRAMES = 187;
const HOP = 256;
const BANDS = 96;

/**
 * The way that essentia.js documents: TensorflowInputMusiCNN frame by frame, patches of 187 frames,
 * the network by TensorFlow.js on WebAssembly. The network has the weights that ours has.
 */
export async function documentedWay(model: ModelId): Promise<Peer> {
  const extractor = new EssentiaModel.EssentiaTFInputExtractor(EssentiaWASM, 'musicnn');
  const tagger = await loadTagger(model, { runtime: 'tfjs-wasm' });
  return {
    async hear(signal) {
      const { melSpectrum } = extractor.computeFrameWise(signal, HOP);
      const count = Math.floor(melSpectrum.length / PATCH_FRAMES);
      const patches = new Float32Array(count * PATCH_FRAMES * BANDS);
      for (let i = 0; i < count * PATCH_FRAMES; i++) patches.set(melSpectrum[i] ?? [], i * BANDS);
      await tagger.hear(patches, count);
      return count;
    },
    async close() {
      extractor.delete();
      await tagger.close();
    },
  };
}

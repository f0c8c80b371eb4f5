/**
 * A Web Worker that hears one sound with one model: mixes it down, resamples it, runs the network on
 * TensorFlow.js' WebAssembly backend and posts the rows as they come. Ending the worker cancels it.
 */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import * as tf from '@tensorflow/tfjs-core';
import { mono } from '#data/resample/mono';
import { resampleTo16k } from '#data/resample/resampler';
import { patchBatches, patchCount } from '#models/tagger/mel';
import { modelCard } from '#models/tagger/model-cards';
import { type TfjsNetwork, tfjsNetwork } from '#models/tagger/tfjs-network';
import { readWeights } from '#models/tagger/weights';
import { fetchBytes } from '../dataset/fetch-ok.ts';
import { ownFileWords } from '../words/own-file-words.ts';
import type { TaggingNews, TaggingOrder } from './tagging-messages.ts';

/** Segments of one forward pass: few, so that the first ones lie on the map within a second. */
const BATCH = 2;

addEventListener('message', ({ data }: MessageEvent<TaggingOrder>) => {
  hear(data).catch((error: unknown) => post({ kind: 'failed', reason: reasonOf(error) }));
});

async function hear({ model, weights, rate, channels }: TaggingOrder): Promise<void> {
  const [network, samples] = await Promise.all([
    openNetwork(model, weights),
    resampleTo16k(mono(channels), rate),
  ]);
  post({ kind: 'begun', segments: patchCount(samples.length) });
  for (const { patches, count } of patchBatches(samples, BATCH)) {
    const { taggrams, embeddings } = network.run(patches, count);
    post({ kind: 'heard', count, taggrams, embeddings }, [taggrams.buffer, embeddings.buffer]);
  }
}

async function openNetwork(model: string, weights: string): Promise<TfjsNetwork> {
  const card = modelCard(model);
  const bytes = fetchBytes(weights, ownFileWords('weights'));
  // The resampler needs SIMD anyway, and without shared memory there are no threads: one file serves.
  setWasmPaths({
    'tfjs-backend-wasm.wasm': simd,
    'tfjs-backend-wasm-simd.wasm': simd,
    'tfjs-backend-wasm-threaded-simd.wasm': simd,
  });
  await tf.setBackend('wasm');
  return tfjsNetwork(tf, card, readWeights(await bytes, card.file));
}

function post(news: TaggingNews, transfer: Transferable[] = []): void {
  postMessage(news, { transfer });
}

function reasonOf(error: unknown): string {
  return error instanceof Error && error.name === 'Refusal'
    ? error.message
    : ownFileWords('noModel', { reason: String(error) });
}

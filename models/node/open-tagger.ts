import { Refusal } from '../refusal.ts';
import type { ModelCard } from '../tagger/model-card.ts';
import type { Tagger } from '../tagger/tagger.ts';
import type { Weights } from '../tagger/weights.ts';
import { ortRuntime } from './ort-runtime.ts';
import type { Runtime, RuntimeName } from './runtime.ts';
import { tfjsNodeRuntime, tfjsWasmRuntime } from './tfjs-runtimes.ts';

const RUNTIMES: Readonly<Record<RuntimeName, readonly [Runtime, packageName: string]>> = {
  ort: [ortRuntime, 'onnxruntime-node'],
  'tfjs-wasm': [tfjsWasmRuntime, '@tensorflow/tfjs-backend-wasm'],
  'tfjs-node': [tfjsNodeRuntime, '@tensorflow/tfjs-node'],
};

/** A tagger of weights in memory on the named runtime, or on the best one that is installed. */
export async function openTagger(
  card: ModelCard,
  weights: Weights,
  options: { readonly runtime?: RuntimeName; readonly threads?: number } = {},
): Promise<Tagger> {
  const threads = options.threads ?? 1;
  if (options.runtime) return await openNamed(options.runtime, card, weights, threads);
  return (
    (await ortRuntime(card, weights, threads)) ??
    (await openNamed('tfjs-wasm', card, weights, threads))
  );
}

async function openNamed(
  name: RuntimeName,
  card: ModelCard,
  weights: Weights,
  threads: number,
): Promise<Tagger> {
  const [runtime, packageName] = RUNTIMES[name];
  const tagger = await runtime(card, weights, threads);
  if (tagger) return tagger;
  throw new Refusal(
    `Got the runtime ${name} when expected one that can be loaded here; install the package ${packageName}, or leave --runtime out.`,
  );
}

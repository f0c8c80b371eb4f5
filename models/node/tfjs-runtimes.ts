import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { type Tfjs, tfjsNetwork } from '../tagger/tfjs-network.ts';
import { hearInBatches } from './batches.ts';
import { optionalPackage } from './optional-package.ts';
import type { Runtime } from './runtime.ts';

/** TensorFlow.js on WebAssembly, single-threaded: runs wherever Node runs. */
export const tfjsWasmRuntime: Runtime = async (card, weights) => {
  const tf: Tfjs = await import('@tensorflow/tfjs-core');
  const wasm = await import('@tensorflow/tfjs-backend-wasm');
  if (!tf.engine().registry['wasm']) wasm.setWasmPaths(packageFolder() + sep);
  return await openTfjs(tf, 'wasm', `tfjs-backend-wasm ${wasm.version_wasm}`)(card, weights, 1);
};

/** TensorFlow's C library through @tensorflow/tfjs-node, which is optional and large. */
export const tfjsNodeRuntime: Runtime = async (card, weights, threads) => {
  const tf = await optionalPackage<Tfjs & NodeVersion>('@tensorflow/tfjs-node');
  if (!tf) return undefined;
  const runtime = `@tensorflow/tfjs-node ${tf.version['tfjs-node']}`;
  return await openTfjs(tf, 'tensorflow', runtime)(card, weights, threads);
};

interface NodeVersion {
  readonly version: { readonly 'tfjs-node': string };
}

/** Several backends may live in one process: each pass first makes its own the current one. */
function openTfjs(tf: Tfjs, backend: string, runtime: string): Runtime {
  return async (card, weights) => {
    await tf.setBackend(backend);
    const network = tfjsNetwork(tf, card, weights);
    return {
      card,
      runtime,
      hear: hearInBatches(card, async (patches, count) => {
        await tf.setBackend(backend);
        return network.run(patches, count);
      }),
      close: async () => network.dispose(),
    };
  };
}

function packageFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));
}

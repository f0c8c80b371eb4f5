import { createRequire } from 'node:module';
import { segmentDescriber } from '../descriptor/describe-segment.ts';
import type { Describer } from '../descriptor/describer.ts';
import { DESCRIPTOR_CARD } from '../descriptor/descriptor-card.ts';
import type { EssentiaAlgorithms, EssentiaVector } from '../descriptor/essentia.ts';

/** The part of essentia's WebAssembly module that is used here. */
interface EssentiaModule {
  readonly EssentiaJS: new (debug: boolean) => EssentiaAlgorithms & { delete(): void };
  arrayToVector(values: Float32Array): EssentiaVector;
}

/** Loading the module hangs these on the process, which would hide where an error came from. */
const EVENTS = ['uncaughtException', 'unhandledRejection'] as const;

/** The descriptors by essentia.js, on one thread. */
export function openDescriber(): Describer {
  const require = createRequire(import.meta.url);
  const module = loadQuietly(() => require('essentia.js/dist/essentia-wasm.umd.js'));
  const { version } = require('essentia.js/package.json') as { version: string };
  const algorithms = new module.EssentiaJS(false);
  const describe = segmentDescriber({ algorithms, arrayToVector: module.arrayToVector });
  const card = DESCRIPTOR_CARD;
  return {
    card,
    runtime: `essentia.js ${version}`,
    describe: async (samples, count) => {
      const rows = new Float32Array(count * card.dimensions.length);
      for (let i = 0; i < count; i++) {
        const segment = samples.subarray(i * card.samples, (i + 1) * card.samples);
        rows.set(described(describe, segment), i * card.dimensions.length);
      }
      return rows;
    },
    close: async () => algorithms.delete(),
  };
}

/** WebAssembly code compiled from C++ throws addresses. */
function described(describe: (samples: Float32Array) => number[], segment: Float32Array) {
  try {
    return describe(segment);
  } catch (error) {
    if (typeof error !== 'number') throw error;
    throw new Error('essentia.js failed on a segment.', { cause: error });
  }
}

function loadQuietly(load: () => EssentiaModule): EssentiaModule {
  const events: NodeJS.EventEmitter = process;
  const before = EVENTS.map((event) => new Set(events.listeners(event)));
  const module = load();
  for (const [i, event] of EVENTS.entries())
    for (const listener of events.listeners(event).filter((one) => !before[i]?.has(one)))
      events.off(event, listener as () => void);
  return module;
}

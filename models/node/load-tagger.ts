import { Refusal } from '../refusal.ts';
import type { ModelId } from '../tagger/model-card.ts';
import type { Tagger } from '../tagger/tagger.ts';

/** What can run a network. */
export type RuntimeName = 'ort' | 'tfjs-wasm' | 'tfjs-node';

/** How to load a tagger. */
export interface LoadOptions {
  /** Left out: ort where onnxruntime-node is installed, else tfjs-wasm. */
  readonly runtime?: RuntimeName;
  /** Folder of the installed weights; modelsFolder() unless named. */
  readonly folder?: string;
  /** Threads of one forward pass (ort only), 1 unless named. */
  readonly threads?: number;
}

/** Load an installed model; a Refusal names the command that installs a missing one. */
export async function loadTagger(id: ModelId, options: LoadOptions = {}): Promise<Tagger> {
  throw new Refusal(`Got ${id} ${options.runtime} when expected a runtime that is written.`);
}

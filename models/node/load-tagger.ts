import { readFile } from 'node:fs/promises';
import { Refusal } from '../refusal.ts';
import type { ModelCard, ModelId } from '../tagger/model-card.ts';
import { modelCard } from '../tagger/model-cards.ts';
import type { Tagger } from '../tagger/tagger.ts';
import { readTorchWeights } from '../tagger/torch-weights.ts';
import { readWeights, type Weights } from '../tagger/weights.ts';
import { modelsFolder } from './home.ts';
import { weightsPath } from './installed-models.ts';
import { openTagger } from './open-tagger.ts';
import type { RuntimeName } from './runtime.ts';
import { sha256 } from './sha256.ts';

/** How to load a tagger. */
export interface LoadOptions {
  /** Left out: ort where onnxruntime-node is installed, else tfjs-wasm. */
  readonly runtime?: RuntimeName;
  /** Folder of the installed weights; modelsFolder() unless named. */
  readonly folder?: string;
  /** Threads of one forward pass (ort only), 1 unless named. */
  readonly threads?: number;
}

/** Load an installed model; a Refusal names the command that installs a missing or damaged one. */
export async function loadTagger(id: ModelId, options: LoadOptions = {}): Promise<Tagger> {
  const { folder = modelsFolder(), ...how } = options;
  const card = modelCard(id);
  return await openTagger(card, await installedWeights(card, folder), how);
}

async function installedWeights(card: ModelCard, folder: string): Promise<Weights> {
  const path = weightsPath(card, folder);
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new Refusal(
      `Got no weights of ${card.id} at ${path} when expected them there; run: earshot models install ${card.id}`,
      { cause },
    );
  });
  if (sha256(bytes) !== card.sha256)
    throw new Refusal(
      `Got a damaged ${path} when expected the published weights of ${card.id}; run: earshot models install ${card.id}`,
    );
  const read = card.file.endsWith('.pth') ? readTorchWeights : readWeights;
  return read(new Uint8Array(bytes).buffer, card.file);
}

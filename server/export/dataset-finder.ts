import { type DatasetFolder, openDataset } from '#data/node/dataset-folder';
import { Refusal } from '#models/refusal';
import type { Registry } from '../store/registry.ts';

/** Finds the datasets of walks: in the folders that are named, else where a server had them. */
export class DatasetFinder {
  readonly #folders: readonly string[];
  readonly #registry: Registry;
  readonly #found = new Map<string, Promise<DatasetFolder | null>>();

  constructor(folders: readonly string[], registry: Registry) {
    this.#folders = folders;
    this.#registry = registry;
  }

  /** The dataset of that hash; null where it can't be found. */
  find(hash: string): Promise<DatasetFolder | null> {
    const found = this.#found.get(hash) ?? this.#search(hash);
    this.#found.set(hash, found);
    return found;
  }

  async #search(hash: string): Promise<DatasetFolder | null> {
    const known = this.#registry.dataset(hash)?.folder;
    const folders = known === undefined ? this.#folders : [...this.#folders, known];
    for (const folder of folders) {
      const dataset = await openIfThere(folder, hash);
      if (dataset) return dataset;
    }
    return null;
  }
}

async function openIfThere(folder: string, hash: string): Promise<DatasetFolder | null> {
  try {
    const dataset = await openDataset(folder, hash);
    return dataset.hash === hash ? dataset : null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

import type { DatasetSummary } from '#data/bundle/dataset-summary';
import { type DatasetFolder, openDataset } from '#data/node/dataset-folder';
import { openStimuli } from '#data/node/stimuli';
import { Refusal } from '#models/refusal';
import type { StimulusCatalogue } from '#study/stimuli/catalogue';

/** The datasets that are served, each in its current version and in older ones that studies pinned. */
export class DatasetShelf {
  readonly #current: ReadonlyMap<string, DatasetFolder>;
  readonly #versions = new Map<string, Promise<DatasetFolder>>();

  /** Refuses two datasets of the same name. */
  constructor(datasets: readonly DatasetFolder[]) {
    this.#current = new Map(datasets.map((dataset) => [dataset.manifest.id, dataset]));
    if (this.#current.size < datasets.length)
      throw new Refusal('Got two datasets with the same id: name each only once.');
    for (const dataset of datasets) this.#versions.set(dataset.hash, Promise.resolve(dataset));
  }

  /** Read what every request needs, so that none of them waits for it. */
  async warm(): Promise<void> {
    for (const dataset of this.#current.values())
      await Promise.all([
        dataset.catalogue(),
        ...dataset.manifest.segmentations.map(({ id }) => dataset.segments(id)),
      ]);
  }

  list(): readonly DatasetSummary[] {
    return [...this.#current.values()].map(summary);
  }

  get(id: string): DatasetFolder | undefined {
    return this.#current.get(id);
  }

  /** A dataset as studies see it; undefined where it is not served. */
  async stimuli(
    { id, hash }: { readonly id: string; readonly hash: string },
    spaces: readonly string[],
  ): Promise<StimulusCatalogue | undefined> {
    const dataset = await this.version(id, hash);
    if (!dataset) return undefined;
    return await openStimuli(dataset, spaces);
  }

  /** A version of a dataset by its manifest's hash; undefined where there is none. */
  async version(id: string, hash: string): Promise<DatasetFolder | undefined> {
    const current = this.#current.get(id);
    if (!current) return undefined;
    const opened = this.#versions.get(hash) ?? openDataset(current.dir, hash);
    this.#versions.set(hash, opened);
    try {
      const version = await opened;
      return version.manifest.id === id ? version : undefined;
    } catch (error) {
      this.#versions.delete(hash);
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  }
}

function summary({ manifest, hash }: DatasetFolder): DatasetSummary {
  const { id, title, tracks, segmentations, spaces } = manifest;
  const projections = spaces.flatMap((space) =>
    space.projections.map((projection) => projection.id),
  );
  return {
    id,
    title,
    hash,
    tracks,
    segments: segmentations[0]?.segments ?? 0,
    spaces: spaces.map((space) => space.id),
    projections: [...new Set(projections)],
  };
}

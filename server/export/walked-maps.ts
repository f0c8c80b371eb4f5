import type { Viewed } from '#study/record/event';
import type { WalkFrame } from '#study/walk/walk-frame';

/** One pair of axes that was walked; all views of it share its points, whatever their scale. */
export type WalkedMap = Pick<WalkFrame, 'space' | 'projection' | 'axes'>;

/** Which datasets were walked, and on which maps. */
export class WalkedMaps {
  readonly #maps = new Map<string, Map<string, WalkedMap>>();

  /** Note the maps of a walk on a dataset. */
  add(dataset: string, views: readonly Viewed[]): void {
    const maps = this.#maps.get(dataset) ?? new Map<string, WalkedMap>();
    this.#maps.set(dataset, maps);
    for (const { space, projection, axes } of views)
      maps.set(JSON.stringify([space, projection, axes]), { space, projection, axes });
  }

  /** Hashes of the datasets, in the order in which they were walked first. */
  datasets(): readonly string[] {
    return [...this.#maps.keys()];
  }

  of(dataset: string): readonly WalkedMap[] {
    return [...(this.#maps.get(dataset)?.values() ?? [])];
  }
}

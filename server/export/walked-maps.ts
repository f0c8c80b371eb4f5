import type { ShownRule } from '#models/space/shown-rule';
import type { Viewed } from '#study/record/event';
import type { WalkFrame } from '#study/walk/walk-frame';

/** One pair of axes that was walked; all views of it share its points, whatever their scale. */
export type WalkedMap = Pick<WalkFrame, 'space' | 'projection' | 'axes'>;

/** A space whose map left segments out. */
export interface LeavingOut {
  readonly space: string;
  readonly shown: ShownRule;
}

/** Which datasets were walked, and on which maps. */
export class WalkedMaps {
  readonly #maps = new Map<string, Map<string, WalkedMap>>();
  readonly #leavingOut = new Map<string, Map<string, LeavingOut>>();

  /** Note the maps of a walk on a dataset. */
  add(dataset: string, views: readonly Viewed[]): void {
    const maps = this.#maps.get(dataset) ?? new Map<string, WalkedMap>();
    this.#maps.set(dataset, maps);
    const rules = this.#leavingOut.get(dataset) ?? new Map<string, LeavingOut>();
    this.#leavingOut.set(dataset, rules);
    for (const { space, projection, axes, shown } of views) {
      maps.set(JSON.stringify([space, projection, axes]), { space, projection, axes });
      if (shown) rules.set(JSON.stringify([space, shown]), { space, shown });
    }
  }

  /** Hashes of the datasets, in the order in which they were walked first. */
  datasets(): readonly string[] {
    return [...this.#maps.keys()];
  }

  of(dataset: string): readonly WalkedMap[] {
    return [...(this.#maps.get(dataset)?.values() ?? [])];
  }

  /** Spaces with the rules by which their maps left segments out. */
  leavingOut(dataset: string): readonly LeavingOut[] {
    return [...(this.#leavingOut.get(dataset)?.values() ?? [])];
  }

  /** Spaces that were walked, each once. */
  spaces(dataset: string): readonly string[] {
    return [...new Set(this.of(dataset).map(({ space }) => space))];
  }
}

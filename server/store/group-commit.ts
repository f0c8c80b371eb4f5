import { setTimeout as pause } from 'node:timers/promises';

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers items that come within `windowMs` of the first, or while a commit runs, and commits them
 * together: one wait for the disk serves all.
 */
export class GroupCommit<Item, Result> {
  readonly #commit: (items: readonly Item[]) => Promise<readonly Result[]>;
  readonly #windowMs: number;
  #waiting: Waiting<Item, Result>[] = [];
  #running = false;
  #newest: Promise<unknown> = Promise.resolve();

  constructor(commit: (items: readonly Item[]) => Promise<readonly Result[]>, windowMs: number) {
    this.#commit = commit;
    this.#windowMs = windowMs;
  }

  /** Resolves with the item's result when its commit is done. */
  add(item: Item): Promise<Result> {
    const added = new Promise<Result>((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
    });
    this.#newest = added.catch(() => undefined);
    if (!this.#running) void this.#run();
    return added;
  }

  /** Resolves when everything that was added so far is settled, whatever is added meanwhile. */
  async flush(): Promise<void> {
    await this.#newest;
  }

  /** Commits follow one another, so items settle in the order in which they were added. */
  async #run(): Promise<void> {
    this.#running = true;
    await pause(this.#windowMs);
    while (this.#waiting.length > 0) await this.#commitWaiting();
    this.#running = false;
  }

  async #commitWaiting(): Promise<void> {
    const group = this.#waiting;
    this.#waiting = [];
    try {
      const results = await this.#commit(group.map(({ item }) => item));
      for (const [i, { resolve }] of group.entries()) resolve(results[i] as Result);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}

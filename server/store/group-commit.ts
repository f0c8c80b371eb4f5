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
  #running: Promise<void> | undefined;

  constructor(commit: (items: readonly Item[]) => Promise<readonly Result[]>, windowMs: number) {
    this.#commit = commit;
    this.#windowMs = windowMs;
  }

  /** Resolves with the item's result when its commit is done. */
  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when everything that was added is settled. */
  async flush(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    await pause(this.#windowMs);
    while (this.#waiting.length > 0) await this.#commitWaiting();
    this.#running = undefined;
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

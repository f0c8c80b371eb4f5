/** A clock that stands still until it is set on; server and simulated people share it. */
export class VirtualClock {
  #now: number;

  /** Milliseconds since 1970 at its start. */
  constructor(start: number) {
    this.#now = start;
  }

  get now(): number {
    return this.#now;
  }

  /** It never goes back. */
  set(time: number): void {
    this.#now = Math.max(this.#now, time);
  }
}

/** Somebody who does things at times of their own. */
export interface Actor<T> {
  /** When they come, in milliseconds of the clock. */
  readonly from: number;
  readonly acts: AsyncGenerator<number, T>;
}

/** Let all act in the order of their times, one after the other; answers what each came to. */
export async function actInTurn<T>(
  clock: VirtualClock,
  actors: readonly Actor<T>[],
): Promise<readonly T[]> {
  const results: T[] = [];
  const waiting = actors.map((actor, i) => ({ at: actor.from, i, acts: actor.acts }));
  while (waiting.length > 0) {
    const first = waiting.reduce((best, one) => (one.at < best.at ? one : best));
    clock.set(Math.round(first.at)); // the server counts whole milliseconds
    const { done, value } = await first.acts.next();
    if (done === true) {
      results[first.i] = value;
      waiting.splice(waiting.indexOf(first), 1);
    } else first.at = clock.now + value;
  }
  return results;
}

/** Let all act at once in real time. */
export async function actAtOnce<T>(actors: readonly Actor<T>[]): Promise<readonly T[]> {
  return await Promise.all(actors.map(async ({ acts }) => await toEnd(acts)));
}

async function toEnd<T>(acts: AsyncGenerator<number, T>): Promise<T> {
  for (;;) {
    const { done, value } = await acts.next();
    if (done === true) return value;
    await new Promise((resolve) => {
      setTimeout(resolve, value);
    });
  }
}

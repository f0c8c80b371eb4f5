import { TICK_MS } from '#study/session/ticks';

/** A longer gap between two frames (a hidden tab) is a pause and makes no ticks. */
const LONGEST_GAP_MS = 1000;

/** What a frame owes: ticks to simulate, or a pause to record. */
export interface Due {
  readonly ticks: number;
  /** Milliseconds without a frame clock, 0 if there was none. */
  readonly paused: number;
}

/**
 * Turns the real clock into fixed ticks: every frame owes the ticks that passed since the last one, so
 * 12 and 60 frames a second walk the same distance. Times are milliseconds of one monotonic clock.
 */
export class TickClock {
  #last: number;
  #owed = 0;

  constructor(now: number) {
    this.#last = now;
  }

  /** Milliseconds that passed after the newest tick. */
  get rest(): number {
    return this.#owed;
  }

  /** Settle the time up to `now`. */
  pass(now: number): Due {
    const gap = Math.max(0, now - this.#last);
    this.#last = now;
    if (gap > LONGEST_GAP_MS) return { ticks: 0, paused: gap };
    this.#owed += gap;
    const ticks = Math.floor(this.#owed / TICK_MS);
    this.#owed -= ticks * TICK_MS;
    return { ticks, paused: 0 };
  }
}

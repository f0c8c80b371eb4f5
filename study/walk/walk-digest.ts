import type { WalkState } from './walk.ts';

/** Numbers are taken by the bits that IEEE 754 has for them. */
const NUMBER = new Float64Array(1);
const BITS = new Uint32Array(NUMBER.buffer);
const INTENTS = { halt: 0, head: 1, go: 2 } as const;

/**
 * A short name for all that a walk was so far, tick by tick: places, wishes, and what was heard with its
 * gain and side. Two walks have equal ones after a tick if they were the same at every tick before (two
 * FNV-1a streams over the numbers' bits).
 */
export class WalkDigest {
  #low = 0x811c9dc5;
  #high = 0x01234567;

  /** Add the state of one more tick. */
  note({ tick, x, y, intent, voices }: WalkState): void {
    this.#add(tick, x, y, INTENTS[intent.kind]);
    if (intent.kind === 'head') this.#add(intent.dx, intent.dy);
    if (intent.kind === 'go') this.#add(intent.x, intent.y);
    this.#add(voices.length);
    for (const { segment, gain, pan, since } of voices) this.#add(segment, gain, pan, since);
  }

  /** 16 hex digits. */
  toString(): string {
    return [this.#high, this.#low]
      .map((half) => (half >>> 0).toString(16).padStart(8, '0'))
      .join('');
  }

  #add(...numbers: readonly number[]): void {
    for (const number of numbers) {
      NUMBER[0] = number + 0; // -0 and 0 are the same place
      for (const bits of BITS) {
        this.#low = Math.imul(this.#low ^ bits, 0x01000193);
        this.#high = Math.imul(this.#high ^ ((bits >>> 13) | (bits << 19)), 0x01000193);
      }
    }
  }
}

import type { Walk } from '#study/walk/walk';
import type { MapSound, Tuning } from '../sound/map-sound.ts';

/** Sets how the walk sounds and tells the record, once for every change. */
export class Tuner {
  readonly #sound: MapSound;
  readonly #walk: Walk;
  #told = '';

  constructor(sound: MapSound, walk: Walk) {
    this.#sound = sound;
    this.#walk = walk;
  }

  volume(level: number): void {
    this.#sound.volume(level);
    this.#tell();
  }

  mute(muted: boolean): void {
    this.#sound.mute(muted);
    this.#tell();
  }

  tune(tuning: Tuning): void {
    this.#sound.tune(tuning);
    this.#tell();
  }

  #tell(): void {
    const { tuning, heardVolume: volume } = this.#sound;
    const { walking, pointing, mono, matched } = tuning;
    const now = { walking, pointing, mono, matched, volume };
    const told = JSON.stringify(now);
    if (told === this.#told || this.#walk.ended) return;
    this.#told = told;
    this.#walk.log({ kind: 'tuned', tick: this.#walk.state.tick, ...now });
  }
}

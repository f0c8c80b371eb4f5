import type { ClipTiming, MapHooks } from '../map/map-handle.ts';
import { Mixer, type MixerOptions, type Moment, USUAL_VOLUME } from './mixer.ts';

/** What a map sounds with. */
export interface MapSoundOptions extends Pick<MixerOptions, 'now' | 'sounded' | 'ceased'> {
  readonly clip: MapHooks['clip'];
  /** null: there is nothing to play. */
  readonly timing: ClipTiming | null;
}

/** The map's sound before and after a gesture unlocked it; volume and mute hold through both. */
export class MapSound {
  readonly #options: MapSoundOptions;
  #context: AudioContext | null = null;
  #mixer: Mixer | null = null;
  #volume = USUAL_VOLUME;
  #muted = false;

  constructor(options: MapSoundOptions) {
    this.#options = options;
  }

  get state(): AudioContextState | 'locked' {
    return this.#context?.state ?? 'locked';
  }

  get playing(): readonly number[] {
    return this.#mixer?.playing ?? [];
  }

  /** Root mean square of the newest samples; 0 while locked. */
  get rms(): number {
    return this.#mixer?.rms() ?? 0;
  }

  async unlock(context: AudioContext): Promise<void> {
    const { timing, ...options } = this.#options;
    this.#context = context;
    if (timing) this.#mixer ??= new Mixer({ ...options, context, timing });
    this.volume(this.#volume);
    this.mute(this.#muted);
    await context.resume();
  }

  update(moment: Moment): void {
    this.#mixer?.update(moment);
  }

  /** Loudness of a segment's music now, 0 ... 1; null if it doesn't play. */
  loudness(segment: number): number | null {
    return this.#mixer?.loudness(segment) ?? null;
  }

  volume(level: number): void {
    this.#volume = Math.min(1, Math.max(0, level));
    this.#mixer?.volume(this.#volume);
  }

  mute(muted: boolean): void {
    this.#muted = muted;
    this.#mixer?.mute(muted);
  }

  silence(): void {
    this.#mixer?.silence();
  }

  close(): void {
    this.#mixer?.close();
  }
}

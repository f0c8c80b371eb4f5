import type { Tuned } from '#study/record/event';
import type { Voice } from '#study/walk/voice';
import type { ClipTiming, MapHooks } from '../map/map-handle.ts';
import { matchingGain } from './matching-gain.ts';
import { Mixer, type MixerOptions, type Moment, USUAL_VOLUME } from './mixer.ts';
import { OtherSound, type OtherSource, type Told } from './other-sound.ts';
import type { PlayedSegment, Playhead } from './segment-player.ts';

/** What a map sounds with. */
export interface MapSoundOptions extends Pick<MixerOptions, 'now' | 'sounded' | 'ceased'> {
  readonly clip: MapHooks['clip'];
  /** null: there is nothing to play. */
  readonly timing: ClipTiming | null;
  /** Loudness of a segment in LUFS, where the dataset knows it. */
  readonly loudness: (segment: number) => number | undefined;
  /** Something else than the walk's voices began or ended. */
  readonly told: Told;
}

/** How the walk is turned into sound. */
export type Tuning = Pick<Tuned, 'walking' | 'pointing' | 'mono' | 'matched'>;

/** The tuning until another one is told. */
const USUAL_TUNING: Tuning = {
  walking: 'mix',
  pointing: 'off',
  mono: false,
  matched: true,
};

/** The map's sound before and after a gesture unlocked it; volume, mute and tuning hold through both. */
export class MapSound {
  readonly #options: MapSoundOptions;
  #context: AudioContext | null = null;
  #mixer: Mixer | null = null;
  #other: OtherSound | null = null;
  #volume = USUAL_VOLUME;
  #muted = false;
  #tuning = USUAL_TUNING;

  constructor(options: MapSoundOptions) {
    this.#options = options;
  }

  get state(): AudioContextState | 'locked' {
    return this.#context?.state ?? 'locked';
  }

  get playing(): readonly number[] {
    return this.#mixer?.playing ?? [];
  }

  get tuning(): Tuning {
    return this.#tuning;
  }

  /** As loud as it can be heard: 0 while muted. */
  get heardVolume(): number {
    return this.#muted ? 0 : this.#volume;
  }

  /** What sounds beside the walk, and how far it is; null if nothing does. */
  get playhead(): (Playhead & { readonly source: OtherSource }) | null {
    return this.#other?.playhead ?? null;
  }

  /** Root mean square of the newest samples; 0 while locked. */
  get rms(): number {
    return this.#mixer?.rms() ?? 0;
  }

  async unlock(context: AudioContext): Promise<void> {
    const { timing, loudness, told, ...options } = this.#options;
    this.#context = context;
    if (timing && !this.#mixer) {
      const level = (segment: number) =>
        this.#tuning.matched ? matchingGain(loudness(segment)) : 1;
      this.#mixer = new Mixer({ ...options, context, timing, level });
      const load = (segment: number) => options.clip(segment, context);
      this.#other = new OtherSound({ context, bus: this.#mixer.bus, timing, load, level }, told);
    }
    this.volume(this.#volume);
    this.mute(this.#muted);
    this.tune(this.#tuning);
    await context.resume();
  }

  update(moment: Moment): void {
    this.#other?.update();
    const voices = this.#other?.busy ? [] : this.#tuned(moment.voices);
    this.#mixer?.update({ ...moment, voices });
  }

  /** Play segments in their order, in place of whatever sounds. Rejects if the first clips don't come. */
  async play(source: OtherSource, segments: readonly PlayedSegment[]): Promise<void> {
    await this.#other?.play(source, segments);
  }

  /** End what sounds beside the walk. */
  still(): void {
    this.#other?.stop();
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

  tune(tuning: Tuning): void {
    this.#tuning = tuning;
    this.#mixer?.mono(tuning.mono);
  }

  silence(): void {
    this.still();
    this.#mixer?.silence();
  }

  close(): void {
    this.still();
    this.#mixer?.close();
  }

  #tuned(voices: readonly Voice[]): readonly Voice[] {
    if (this.#tuning.walking === 'off') return [];
    return this.#tuning.walking === 'solo' ? voices.slice(0, 1) : voices;
  }
}

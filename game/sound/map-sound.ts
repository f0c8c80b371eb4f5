import type { Tuned } from '#study/record/event';
import type { Voice } from '#study/walk/voice';
import type { ClipTiming, MapHooks } from '../map/map-handle.ts';
import { matchingGain } from './matching-gain.ts';
import { Mixer, type MixerOptions, type Moment, USUAL_VOLUME } from './mixer.ts';
import { OtherSound, type OtherSource, type Told } from './other-sound.ts';
import type { PlayedSegment, Playhead } from './segment-player.ts';

/** What a map sounds with. */
export interface MapSoundOptions extends Pick<MixerOptions, 'now' | 'sounded' | 'ceased'> {
  /** The clip of a voice of the visitor's own file; undefined for one of the dataset. */
  readonly own: (voice: number) => AudioBuffer | undefined;
  /** Something else than the walk's voices began or ended. */
  readonly told: Told;
}

/** The clips of one length of segments. */
export interface MapClips {
  readonly clip: MapHooks['clip'];
  /** null: there is nothing to play. */
  readonly timing: ClipTiming | null;
  /** Loudness of a segment in LUFS, where the dataset knows it. */
  readonly loudness: (segment: number) => number | undefined;
}

/** What was faded out is silent by then. */
const FADED_MS = 100;

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
  #clips: MapClips;
  #context: AudioContext | null = null;
  #mixer: Mixer | null = null;
  #other: OtherSound | null = null;
  #volume = USUAL_VOLUME;
  #muted = false;
  #tuning = USUAL_TUNING;

  constructor(clips: MapClips, options: MapSoundOptions) {
    this.#clips = clips;
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
    this.#context = context;
    this.#mix();
    await context.resume();
  }

  /** Sound with other segments from now on: what sounds fades out. */
  change(clips: MapClips): void {
    const before = this.#mixer;
    this.still();
    before?.silence();
    setTimeout(() => before?.close(), FADED_MS);
    this.#mixer = null;
    this.#clips = clips;
    this.#mix();
  }

  #mix(): void {
    const context = this.#context;
    const { own, told, ...options } = this.#options;
    const { timing, clip, loudness } = this.#clips;
    if (!(context && timing) || this.#mixer) return;
    const load = async (voice: number) => own(voice) ?? (await clip(voice, context));
    const level = (segment: number) => (this.#tuning.matched ? matchingGain(loudness(segment)) : 1);
    const mixer = new Mixer({ ...options, context, timing, clip: load, level });
    this.#mixer = mixer;
    this.#other = new OtherSound({ context, bus: mixer.bus, timing, load, level }, told);
    this.volume(this.#volume);
    this.mute(this.#muted);
    this.tune(this.#tuning);
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

import type { ClipTiming, MapHooks } from '../map/map-handle.ts';
import { Mixer, type MixerOptions, type Moment, USUAL_VOLUME } from './mixer.ts';

/** What a map sounds with. */
export interface MapSoundOptions extends Pick<MixerOptions, 'now' | 'sounded' | 'ceased'> {
  /** The clip of a voice of the visitor's own file; undefined for one of the dataset. */
  readonly own: (voice: number) => AudioBuffer | undefined;
}

/** The clips of one length of segments. */
export interface MapClips {
  readonly clip: MapHooks['clip'];
  /** null: there is nothing to play. */
  readonly timing: ClipTiming | null;
}

/** What was faded out is silent by then. */
const FADED_MS = 100;

/** The map's sound before and after a gesture unlocked it; volume and mute hold through both. */
export class MapSound {
  readonly #options: MapSoundOptions;
  #clips: MapClips;
  #context: AudioContext | null = null;
  #mixer: Mixer | null = null;
  #volume = USUAL_VOLUME;
  #muted = false;

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

  /** Root mean square of the newest samples; 0 while locked. */
  get rms(): number {
    return this.#mixer?.rms() ?? 0;
  }

  async unlock(context: AudioContext): Promise<void> {
    this.#context = context;
    this.#mix();
    await context.resume();
  }

  /** Play other segments from now on: what sounds fades out. */
  play(clips: MapClips): void {
    const before = this.#mixer;
    before?.silence();
    setTimeout(() => before?.close(), FADED_MS);
    this.#mixer = null;
    this.#clips = clips;
    this.#mix();
  }

  #mix(): void {
    const context = this.#context;
    const { own, ...options } = this.#options;
    const { timing, clip } = this.#clips;
    if (!(context && timing)) return;
    const load: MapHooks['clip'] = async (voice) => own(voice) ?? (await clip(voice, context));
    this.#mixer ??= new Mixer({ ...options, context, timing, clip: load });
    this.volume(this.#volume);
    this.mute(this.#muted);
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

import { TICK_MS } from '#study/session/ticks';
import type { Voice } from '#study/walk/voice';
import type { ClipTiming, MapHooks } from '../map/map-handle.ts';
import { loopClip, loudnessOf, rootMeanSquare } from './clip-loop.ts';
import { ClipStore } from './clip-store.ts';
import { type Clip, PlayingVoice } from './playing-voice.ts';

/** What a mixer plays, and whom it tells. */
export interface MixerOptions {
  readonly context: BaseAudioContext;
  readonly timing: ClipTiming;
  readonly clip: MapHooks['clip'];
  /** Gain that brings a segment to a common loudness; 1 unless given. */
  readonly level?: (segment: number) => number;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  /** A voice was measured to sound, `lag` ms after the tick that decided it; and ended. */
  readonly sounded: (voice: { segment: number; since: number; gain: number; lag: number }) => void;
  readonly ceased: (voice: { segment: number; gain: number }) => void;
}

/** A moment of the walk as it is to sound. */
export interface Moment {
  readonly tick: number;
  /** Milliseconds that passed since that tick. */
  readonly age: number;
  /** What is heard, most urgent first. */
  readonly voices: readonly Voice[];
  /** Segments that will be heard soon. */
  readonly soon: readonly number[];
}

/** Loudness at first. */
export const USUAL_VOLUME = 0.8;
const SMOOTH_SECONDS = 0.02;
const ANALYSED = 2048;

/**
 * Turns what is heard into sound: voices -> bus -> limiter -> analyser -> loudspeaker. A voice whose
 * clip isn't decoded yet begins as soon as it is, if it is still heard then; nothing else waits for it.
 */
export class Mixer {
  readonly #options: MixerOptions;
  readonly #clips: ClipStore<Clip>;
  readonly #bus: GainNode;
  readonly #analyser: AnalyserNode;
  readonly #playing = new Map<number, PlayingVoice>();
  #heard: readonly Voice[] = [];
  #volume = USUAL_VOLUME;
  #muted = false;

  constructor(options: MixerOptions) {
    const { context, now } = options;
    this.#options = options;
    this.#clips = new ClipStore({
      now,
      load: (segment) => this.#load(segment),
      loaded: (segment) => this.#beginLate(segment),
    });
    this.#bus = new GainNode(context, { gain: USUAL_VOLUME });
    const limiter = new DynamicsCompressorNode(context, {
      threshold: -8,
      knee: 6,
      ratio: 16,
      attack: 0.003,
      release: 0.2,
    });
    this.#analyser = new AnalyserNode(context, { fftSize: ANALYSED });
    this.#bus.connect(limiter).connect(this.#analyser).connect(context.destination);
  }

  /** Where other sounds of the page go in. */
  get bus(): AudioNode {
    return this.#bus;
  }

  /** Segments that play now. */
  get playing(): readonly number[] {
    return [...this.#playing.keys()];
  }

  /** Loudness of a segment's music now, 0 ... 1; null if it doesn't play. */
  loudness(segment: number): number | null {
    return this.#playing.get(segment)?.loudness ?? null;
  }

  /** Root mean square of the newest samples that left the limiter. */
  rms(): number {
    const samples = new Float32Array(ANALYSED);
    this.#analyser.getFloatTimeDomainData(samples);
    return rootMeanSquare(samples);
  }

  /** Loudness from 0 to 1. */
  volume(level: number): void {
    this.#volume = level;
    this.#setBus();
  }

  mute(muted: boolean): void {
    this.#muted = muted;
    this.#setBus();
  }

  /** One channel for both ears. */
  mono(mono: boolean): void {
    this.#bus.channelCountMode = 'explicit';
    this.#bus.channelCount = mono ? 1 : 2;
  }

  /** Make it sound like this moment; call it every frame. */
  update(moment: Moment): void {
    this.#heard = moment.voices;
    this.#clips.want(
      moment.voices.map(({ segment }) => segment),
      moment.soon,
    );
    for (const playing of [...this.#playing.values()])
      if (!moment.voices.some(({ segment }) => segment === playing.segment)) this.#stop(playing);
    for (const voice of moment.voices) this.#sound(voice);
    this.#announce(moment);
  }

  /** Fade everything out. */
  silence(): void {
    this.#heard = [];
    for (const playing of [...this.#playing.values()]) this.#stop(playing);
  }

  /** Fade everything out and let go of the loudspeaker. */
  close(): void {
    this.silence();
    this.#bus.disconnect();
    this.#analyser.disconnect();
  }

  #level(segment: number): number {
    return this.#options.level?.(segment) ?? 1;
  }

  #sound(voice: Voice): void {
    const playing = this.#playing.get(voice.segment);
    const clip = this.#clips.get(voice.segment);
    if (playing) playing.follow(voice, this.#level(voice.segment));
    else if (clip) this.#playing.set(voice.segment, this.#begin(clip, voice));
  }

  /** A clip that is heard but wasn't there begins at once, not with the next frame. */
  #beginLate(segment: number): void {
    const voice = this.#heard.find((heard) => heard.segment === segment);
    if (voice) this.#sound(voice);
  }

  #begin(clip: Clip, voice: Voice): PlayingVoice {
    const level = this.#level(voice.segment);
    return new PlayingVoice(this.#options.context, this.#bus, clip, voice, level);
  }

  #stop(playing: PlayingVoice): void {
    playing.stop();
    this.#playing.delete(playing.segment);
    if (playing.announced)
      this.#options.ceased({ segment: playing.segment, gain: playing.loudest });
  }

  /** A voice is measured to sound once the context has rendered past its first sample. */
  #announce({ tick, age }: Moment): void {
    const { context, sounded } = this.#options;
    for (const playing of this.#playing.values()) {
      if (playing.announced || context.currentTime <= playing.startsAt) continue;
      const ago = (context.currentTime - playing.startsAt) * 1000;
      const decided = (tick - playing.since) * TICK_MS + age;
      const lag = Math.max(0, decided - ago) + outputMs(context);
      sounded({ segment: playing.segment, since: playing.since, gain: playing.loudest, lag });
      playing.announced = true;
    }
  }

  async #load(segment: number): Promise<Clip> {
    const { context, clip, timing } = this.#options;
    const decoded = await clip(segment, context);
    const rate = decoded.sampleRate;
    const { samples, loopStart } = loopClip(decoded.getChannelData(0), rate, timing);
    const buffer = new AudioBuffer({ length: samples.length, sampleRate: rate });
    buffer.copyToChannel(samples, 0);
    const loudness = loudnessOf(samples, rate);
    return { buffer, loopStart: loopStart / rate, loudness, bytes: samples.byteLength };
  }

  #setBus(): void {
    const level = this.#muted ? 0 : this.#volume;
    this.#bus.gain.setTargetAtTime(level, this.#options.context.currentTime, SMOOTH_SECONDS);
  }
}

/** Milliseconds from the context's clock to the loudspeaker, as far as the browser tells. */
function outputMs(context: BaseAudioContext): number {
  if (!('outputLatency' in context)) return 0;
  const latency = Number(context.outputLatency);
  return Number.isFinite(latency) ? latency * 1000 : 0;
}

import type { Voice } from '#study/walk/voice';
import { LOUDNESS_SECONDS } from './clip-loop.ts';
import { FADE_SECONDS, fadeOut, RISE } from './fade.ts';

/** A segment's sound, ready to play. */
export interface Clip {
  readonly buffer: AudioBuffer;
  /** Seconds from which it repeats after its end. */
  readonly loopStart: number;
  /** See loudnessOf. */
  readonly loudness: Float32Array;
  readonly bytes: number;
}

/** Time constant with which gain and pan follow the walk. */
const SMOOTH_SECONDS = 0.02;
/** Full left and right are unpleasant on headphones. */
const WIDTH = 0.8;

/** One segment that plays: source, fade, gain, pan, into a bus. It repeats until it is stopped. */
export class PlayingVoice {
  readonly segment: number;
  /** Tick that decided that it sounds. */
  readonly since: number;
  /** Time of the context at which its first sample plays. */
  readonly startsAt: number;
  /** Whether its onset is in the record. */
  announced = false;
  #voice: Voice;
  #level: number;
  #loudest: number;
  readonly #clip: Clip;
  readonly #context: BaseAudioContext;
  readonly #source: AudioBufferSourceNode;
  readonly #release: GainNode;
  readonly #gain: GainNode;
  readonly #panner: StereoPannerNode;

  /** `level`: gain that its music is brought to a common loudness with. */
  constructor(context: BaseAudioContext, bus: AudioNode, clip: Clip, voice: Voice, level = 1) {
    this.segment = voice.segment;
    this.since = voice.since;
    this.startsAt = context.currentTime;
    this.#voice = voice;
    this.#level = level;
    this.#loudest = voice.gain;
    this.#clip = clip;
    this.#context = context;
    this.#source = loopingSource(context, clip);
    this.#release = new GainNode(context);
    this.#gain = new GainNode(context, { gain: level * voice.gain });
    this.#panner = new StereoPannerNode(context, { pan: WIDTH * voice.pan });
    const rise = new GainNode(context, { gain: 0 });
    const shaped = this.#source.connect(rise).connect(this.#release).connect(this.#gain);
    shaped.connect(this.#panner).connect(bus);
    rise.gain.setValueCurveAtTime(RISE, this.startsAt, FADE_SECONDS);
    this.#source.start(this.startsAt);
  }

  /** The largest gain it was given. */
  get loudest(): number {
    return this.#loudest;
  }

  /** Loudness of the music now, 0 ... 1. */
  get loudness(): number {
    const { buffer, loopStart, loudness } = this.#clip;
    const passed = this.#context.currentTime - this.startsAt;
    const period = buffer.duration - loopStart;
    const at = passed < buffer.duration ? passed : loopStart + ((passed - loopStart) % period);
    return loudness[Math.floor(at / LOUDNESS_SECONDS)] ?? 0;
  }

  /** Follow the walk; standing still schedules nothing. */
  follow(voice: Voice, level = 1): void {
    const { gain, pan } = voice;
    const same = gain === this.#voice.gain && pan === this.#voice.pan;
    if (same && level === this.#level) return;
    const now = this.#context.currentTime;
    this.#voice = voice;
    this.#level = level;
    this.#loudest = Math.max(this.#loudest, gain);
    this.#gain.gain.setTargetAtTime(level * gain, now, SMOOTH_SECONDS);
    this.#panner.pan.setTargetAtTime(WIDTH * pan, now, SMOOTH_SECONDS);
  }

  /** Fade out and let go of all nodes. */
  stop(): void {
    fadeOut(this.#release, this.#source);
    this.#source.addEventListener('ended', () => this.#panner.disconnect(), { once: true });
  }
}

function loopingSource(context: BaseAudioContext, clip: Clip): AudioBufferSourceNode {
  return new AudioBufferSourceNode(context, {
    buffer: clip.buffer,
    loop: true,
    loopStart: clip.loopStart,
    loopEnd: clip.buffer.duration,
  });
}

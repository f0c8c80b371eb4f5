import { Refusal } from '#models/refusal';
import type { Plan } from '#study/plan/plan';
import type { StereoSound } from '#study/sound/stereo-sound';
import { fetchBytes } from '../dataset/fetch-ok.ts';
import { studyWords } from '../words/study-words.ts';
import { troubleWords } from '../words/trouble-words.ts';

/** What a sound tells while it plays. */
export interface PlayEvents {
  /** It was measured to sound, `lag` milliseconds after it was asked for. */
  readonly sounded: (lag: number) => void;
  /** It came to its end by itself. */
  readonly ended: () => void;
}

/** Fades at the ends of a clip, in seconds. */
const FADE = 0.01;
/** Requests at once. */
const AT_ONCE = 4;

/** Plays one sound at a time: the clips of a study, and what is synthesised. */
export class ClipPlayer {
  readonly context: AudioContext;
  readonly #base: string;
  readonly #gain: GainNode;
  readonly #clips = new Map<number, Promise<AudioBuffer>>();
  #source: AudioBufferSourceNode | null = null;

  constructor(context: AudioContext, { dataset }: Plan) {
    this.context = context;
    this.#base = `/api/datasets/${dataset.id}/clips/${dataset.hash}`;
    this.#gain = new GainNode(context, { gain: 0.8 });
    this.#gain.connect(context.destination);
  }

  set volume(level: number) {
    this.#gain.gain.setTargetAtTime(level, this.context.currentTime, 0.02);
  }

  /** Fetch and decode clips; tells how many are here. Refuses if one does not come. */
  async preload(segments: readonly number[], told: (done: number) => void): Promise<void> {
    const waiting = [...segments];
    let done = 0;
    const work = async () => {
      for (let segment = waiting.shift(); segment !== undefined; segment = waiting.shift()) {
        await this.#clip(segment);
        told(++done);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  /** Play a clip from its start; what played before stops. */
  async playClip(segment: number, events: PlayEvents): Promise<void> {
    this.#start(await this.#clip(segment), events);
  }

  playSound({ left, right }: StereoSound, events: PlayEvents): void {
    const buffer = new AudioBuffer({
      length: left.length,
      numberOfChannels: 2,
      sampleRate: this.context.sampleRate,
    });
    buffer.getChannelData(0).set(left);
    buffer.getChannelData(1).set(right);
    this.#start(buffer, events);
  }

  stop(): void {
    const source = this.#source;
    this.#source = null;
    source?.stop();
  }

  #start(buffer: AudioBuffer, { sounded, ended }: PlayEvents): void {
    this.stop();
    const { context } = this;
    const source = new AudioBufferSourceNode(context, { buffer });
    const fade = new GainNode(context, { gain: 0 });
    const at = context.currentTime;
    fade.gain.setValueAtTime(0, at);
    fade.gain.linearRampToValueAtTime(1, at + FADE);
    fade.gain.setValueAtTime(1, at + buffer.duration - FADE);
    fade.gain.linearRampToValueAtTime(0, at + buffer.duration);
    source.connect(fade).connect(this.#gain);
    source.addEventListener('ended', () => {
      if (this.#source !== source) return;
      this.#source = null;
      ended();
    });
    this.#source = source;
    const asked = performance.now();
    source.start(at);
    this.#measure(source, at, asked, sounded);
  }

  /** It sounds once the context has rendered past its start; the loudspeaker comes `outputLatency` later. */
  #measure(
    source: AudioBufferSourceNode,
    at: number,
    asked: number,
    sounded: (lag: number) => void,
  ): void {
    if (this.#source !== source) return;
    const { currentTime } = this.context;
    if (currentTime <= at) {
      requestAnimationFrame(() => this.#measure(source, at, asked, sounded));
      return;
    }
    const since = performance.now() - asked - (currentTime - at) * 1000;
    sounded(Math.max(0, since) + latencyOf(this.context));
  }

  async #clip(segment: number): Promise<AudioBuffer> {
    const known = this.#clips.get(segment) ?? this.#load(segment);
    this.#clips.set(segment, known);
    known.catch(() => this.#clips.delete(segment));
    return await known;
  }

  async #load(segment: number): Promise<AudioBuffer> {
    const bytes = await fetchBytes(`${this.#base}/${segment}`, troubleWords('aPiece'));
    try {
      return await this.context.decodeAudioData(bytes);
    } catch (cause) {
      throw new Refusal(studyWords('noSound'), { cause });
    }
  }
}

function latencyOf(context: AudioContext): number {
  const latency = 1000 * (context.outputLatency || context.baseLatency);
  return Number.isFinite(latency) ? latency : 0;
}

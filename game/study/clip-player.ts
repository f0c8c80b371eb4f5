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
  /** Counts what was asked for: a clip that comes after something else was, or after a stop, is not played. */
  #asked = 0;

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
    this.stop();
    const asked = this.#asked;
    const clip = await this.#clip(segment);
    if (asked === this.#asked) this.#start(clip, events);
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
    this.#asked++;
    const source = this.#source;
    this.#source = null;
    source?.stop();
  }

  /** A call or another app may have taken the sound away since: every play asks for it again. */
  #start(buffer: AudioBuffer, events: PlayEvents): void {
    this.stop();
    const { context } = this;
    void context.resume();
    const source = new AudioBufferSourceNode(context, { buffer });
    const fade = new GainNode(context, { gain: 0 });
    const at = context.currentTime;
    fade.gain.setValueAtTime(0, at);
    fade.gain.linearRampToValueAtTime(1, at + FADE);
    fade.gain.setValueAtTime(1, at + buffer.duration - FADE);
    fade.gain.linearRampToValueAtTime(0, at + buffer.duration);
    source.connect(fade).connect(this.#gain);
    const asked = performance.now();
    let told = false;
    const tell = () => {
      if (!told) events.sounded(onsetOf(context, at, asked));
      told = true;
    };
    source.addEventListener('ended', () => {
      if (this.#source !== source) return;
      this.#source = null;
      tell();
      events.ended();
    });
    this.#source = source;
    source.start(at);
    this.#measure(source, at, tell);
  }

  /**
   * Tell once the context has rendered past a sound's start. Frames don't come while the page is hidden: then
   * its end tells.
   */
  #measure(source: AudioBufferSourceNode, at: number, tell: () => void): void {
    if (this.#source !== source) return;
    if (this.context.currentTime > at) tell();
    else requestAnimationFrame(() => this.#measure(source, at, tell));
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

/** Milliseconds from asking to the audible start; the loudspeaker comes `outputLatency` after the context. */
function onsetOf(context: AudioContext, at: number, asked: number): number {
  const since = performance.now() - asked - (context.currentTime - at) * 1000;
  return Math.max(0, since) + latencyOf(context);
}

function latencyOf(context: AudioContext): number {
  const latency = 1000 * (context.outputLatency || context.baseLatency);
  return Number.isFinite(latency) ? latency : 0;
}

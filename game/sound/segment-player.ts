import type { ClipTiming } from '../map/map-handle.ts';
import { FADE_SECONDS } from './fade.ts';
import { blendSeconds, createPassage, type Passage } from './passage.ts';

/** A segment to be played, and when it begins in its track, in seconds. */
export interface PlayedSegment {
  readonly segment: number;
  readonly at: number;
}

/** What plays segments one after the other, and whom it tells. */
export interface SegmentPlayerOptions {
  readonly context: BaseAudioContext;
  readonly bus: AudioNode;
  readonly timing: ClipTiming;
  readonly load: (segment: number) => Promise<AudioBuffer>;
  /** Gain of a segment. */
  readonly level: (segment: number) => number;
  /** Resolves after about so many seconds. */
  readonly wait: (seconds: number) => Promise<void>;
}

/** Which segment sounds, and which share of it has passed. */
export interface Playhead {
  readonly index: number;
  readonly segment: number;
  /** 0 ... 1. */
  readonly share: number;
}

/** Each passage is scheduled so many seconds before it sounds, so that it begins on its sample. */
const AHEAD_SECONDS = 1;
/** One whose follower is not here so many seconds before its end falls by itself. */
const LATE_SECONDS = 0.05;
/** A first passage begins so many seconds from now. */
const SOON_SECONDS = 0.01;
/** Segments that lie apart by less touch. */
const TOUCHING_SECONDS = 0.002;

/** One order to play: it is over when it was stopped, failed or has sounded to its end. */
interface Run {
  readonly segments: readonly PlayedSegment[];
  readonly passages: Passage[];
  over: boolean;
}

/**
 * Plays segments in their order without a gap: each begins on the sample where the one before ends, blended
 * over a few milliseconds in which both hold the same music. The next one is fetched while one sounds; one
 * that comes late is waited for. A new order ends the one before.
 */
export class SegmentPlayer {
  readonly #options: SegmentPlayerOptions;
  #run: Run | null = null;

  constructor(options: SegmentPlayerOptions) {
    this.#options = options;
  }

  /** Where it is; null while nothing sounds or is about to. */
  get playhead(): Playhead | null {
    const { context } = this.#options;
    const run = this.#run;
    if (!run || run.over) return null;
    const index = run.passages.findLastIndex(({ startsAt }) => context.currentTime >= startsAt);
    const passage = run.passages[index];
    const segment = run.segments[index]?.segment;
    if (!passage || segment === undefined) return null;
    const share = (context.currentTime - passage.startsAt) / passage.seconds;
    return { index, segment, share: Math.min(1, share) };
  }

  /** Whether something was ordered and is not over. */
  get busy(): boolean {
    return this.#run !== null && !this.#run.over;
  }

  /** Play from the `first` on; resolves at the end, also when it was stopped; rejects if a clip does not come. */
  async play(segments: readonly PlayedSegment[], first = 0): Promise<void> {
    this.stop();
    const run: Run = { segments: segments.slice(first), passages: [], over: false };
    this.#run = run;
    try {
      await this.#schedule(run);
    } finally {
      run.over = true;
    }
  }

  /** Fade out at once. */
  stop(): void {
    const run = this.#run;
    if (!run || run.over) return;
    run.over = true;
    for (const passage of run.passages) passage.stop();
  }

  async #schedule(run: Run): Promise<void> {
    let coming = this.#fetch(run, 0);
    let joins = false;
    for (const [index, { segment }] of run.segments.entries()) {
      const buffer = await coming;
      if (run.over || !buffer) return;
      coming = this.#fetch(run, index + 1);
      const passage = this.#begin(run, index, buffer, { segment, joins });
      joins = await this.#isFollowed(run, index, passage, coming);
      passage.fall(joins ? blendSeconds(this.#options.timing.lead) : FADE_SECONDS);
      if (!joins) await this.#until(run, passage.endsAt);
    }
  }

  /** Wait until the next passage is to be scheduled; whether it can begin where this one ends. */
  async #isFollowed(
    run: Run,
    index: number,
    passage: Passage,
    coming: Promise<AudioBuffer | undefined>,
  ): Promise<boolean> {
    const [now, next] = [run.segments[index], run.segments[index + 1]];
    if (!now || !next || Math.abs(next.at - now.at - passage.seconds) > TOUCHING_SECONDS)
      return false;
    await this.#until(run, passage.endsAt - AHEAD_SECONDS);
    const late = this.#until(run, passage.endsAt - LATE_SECONDS).then(() => false);
    return await Promise.race([coming.then(() => true), late]);
  }

  /** Fetching begins now; a failure shows when it is waited for. */
  #fetch(run: Run, index: number): Promise<AudioBuffer | undefined> {
    const segment = run.segments[index]?.segment;
    if (segment === undefined) return Promise.resolve(undefined);
    const coming = this.#options.load(segment);
    coming.catch(() => undefined);
    return coming;
  }

  #begin(
    run: Run,
    index: number,
    buffer: AudioBuffer,
    { segment, joins }: { readonly segment: number; readonly joins: boolean },
  ): Passage {
    const { context, bus, timing } = this.#options;
    const due = joins ? (run.passages[index - 1]?.endsAt ?? 0) : 0;
    const startsAt = wholeSample(
      Math.max(due, context.currentTime + SOON_SECONDS),
      context.sampleRate,
    );
    const level = this.#options.level(segment);
    const passage = createPassage(context, bus, buffer, { ...timing, startsAt, level, joins });
    run.passages.push(passage);
    return passage;
  }

  async #until(run: Run, time: number): Promise<void> {
    const { context, wait } = this.#options;
    while (!run.over && context.currentTime < time) await wait(time - context.currentTime);
  }
}

function wholeSample(seconds: number, rate: number): number {
  return Math.round(seconds * rate) / rate;
}

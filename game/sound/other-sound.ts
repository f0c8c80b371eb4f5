import type { Played } from '#study/record/event';
import {
  type PlayedSegment,
  type Playhead,
  SegmentPlayer,
  type SegmentPlayerOptions,
} from './segment-player.ts';

/** Why something sounds that the walk's rules did not decide. */
export type OtherSource = Exclude<Played['source'], 'own'>;

/** Told when a segment was measured to sound, and when it ended. */
export interface Told {
  readonly played: (source: OtherSource, segment: number) => void;
  readonly stilled: (source: OtherSource, segment: number) => void;
}

/** What sounds in place of the walk's voices: a segment that was pointed at, or a track. */
export class OtherSound {
  readonly #player: SegmentPlayer;
  readonly #told: Told;
  #source: OtherSource = 'click';
  #sounding: { readonly source: OtherSource; readonly segment: number } | null = null;

  constructor(options: Omit<SegmentPlayerOptions, 'wait'>, told: Told) {
    this.#player = new SegmentPlayer({ ...options, wait });
    this.#told = told;
  }

  get busy(): boolean {
    return this.#player.busy;
  }

  get playhead(): (Playhead & { readonly source: OtherSource }) | null {
    const { playhead } = this.#player;
    return playhead && { ...playhead, source: this.#source };
  }

  async play(source: OtherSource, segments: readonly PlayedSegment[]): Promise<void> {
    this.stop();
    this.#source = source;
    await this.#player.play(segments);
  }

  stop(): void {
    this.#player.stop();
    this.update();
  }

  /** Tell what has begun and ended since; call it every frame. */
  update(): void {
    const { playhead } = this;
    const before = this.#sounding;
    if (before?.segment === playhead?.segment && before?.source === playhead?.source) return;
    if (before) this.#told.stilled(before.source, before.segment);
    if (playhead) this.#told.played(playhead.source, playhead.segment);
    this.#sounding = playhead;
  }
}

/** Timers are late rather than early; a long wait is looked at again in between. */
function wait(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.min(500, Math.max(4, seconds * 1000))));
}

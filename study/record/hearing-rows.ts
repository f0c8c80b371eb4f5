import { tickSeconds } from '#study/session/ticks';
import type { RecordEvent } from './event.ts';
import type { HearingRow } from './walk-tables.ts';

/** A segment by its number in the dataset, and its track; null where the dataset is not at hand. */
interface NamedSegment {
  readonly segment: number;
  readonly track: number | null;
}

/** What a record means by a segment: a row of the space that was walked then, null before any. */
export type NameSegment = (row: number, space: string | null) => NamedSegment;

interface OpenHearing extends Omit<HearingRow, 'track' | 't_ended'> {
  readonly space: string | null;
}
interface ClosedHearing extends OpenHearing {
  readonly t_ended: number;
}

/** Pairs the beginnings and ends of what sounded in one session. */
export class HearingRows {
  readonly #session: string;
  readonly #open = new Map<number, OpenHearing>();
  readonly #closed: ClosedHearing[] = [];
  #space: string | null = null;

  constructor(session: string) {
    this.#session = session;
  }

  take(event: RecordEvent): void {
    if (event.kind === 'viewed') this.#space = event.space;
    if (event.kind === 'sounded') this.#begin(event);
    if (event.kind === 'ceased') this.#end(event.segment, tickSeconds(event.tick), event.gain);
  }

  /** All hearings in order of their onset, then of segment; what still sounds ends at `seconds`. */
  finish(seconds: number, name: NameSegment): readonly HearingRow[] {
    for (const { segment, gain } of [...this.#open.values()]) this.#end(segment, seconds, gain);
    return this.#closed
      .map(({ space, ...hearing }) => ({ ...hearing, ...name(hearing.segment, space) }))
      .sort((a, b) => a.t_audible - b.t_audible || a.segment - b.segment);
  }

  #begin({ tick, segment, gain, lag }: Extract<RecordEvent, { kind: 'sounded' }>): void {
    const onset = toMicroseconds(tickSeconds(tick) + lag / 1000);
    this.#end(segment, onset, 0);
    const sounds = { session: this.#session, space: this.#space, segment };
    this.#open.set(segment, { ...sounds, t_audible: onset, gain });
  }

  /** An end without a beginning was never heard; one before its onset lasted no time. */
  #end(segment: number, seconds: number, gain: number): void {
    const hearing = this.#open.get(segment);
    if (!hearing) return;
    this.#open.delete(segment);
    this.#closed.push({
      ...hearing,
      t_ended: Math.max(seconds, hearing.t_audible),
      gain: Math.max(gain, hearing.gain),
    });
  }
}

function toMicroseconds(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}

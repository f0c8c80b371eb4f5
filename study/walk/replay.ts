import { Refusal } from '#models/refusal';
import type { RecordEvent, Viewed } from '#study/record/event';
import { TICKS_PER_SAMPLE } from '#study/session/ticks';
import type { Entry } from '#study/wire/entry';
import { type Ground, prepareGround } from './ground.ts';
import type { Voice } from './voice.ts';
import { Walk } from './walk.ts';

/** A stretch of ticks in which a segment was heard: from `since` until before `until`. */
interface Hearing {
  readonly segment: number;
  readonly since: number;
  readonly until: number;
  /** The largest gain it had. */
  readonly gain: number;
}

/** A walk run again from its record. */
export interface Replay {
  /** What the walk would have recorded: its samples equal the recorded ones, bit for bit. */
  readonly entries: readonly Entry[];
  /** What the rules decided to be heard, in order of beginning, then of segment. */
  readonly hearings: readonly Hearing[];
  /** Ticks that passed. */
  readonly ticks: number;
  /** Name of all its ticks; that of the recorded `ended`, if it is the same walk. */
  readonly hash: string;
}

type Driving = Extract<RecordEvent, { kind: 'viewed' | 'intended' }>;

/**
 * Run a walk again from its record. `positionsOf` gives a map's world coordinates as they were walked:
 * offset + scale * axis value, per axis. Rules come from the record, so old walks stay replayable when
 * rules change. A record that breaks off is replayed as far as it goes. `begun` gets the walk before its
 * first tick, and answers what is to be called after every tick.
 */
export function replay(
  entries: readonly Entry[],
  positionsOf: (viewed: Viewed) => Float32Array,
  begun: (walk: Walk) => () => void = () => () => undefined,
): Replay {
  const driving = entries.flatMap((entry) => (entry.kind === 'event' ? drives(entry.event) : []));
  const [first, ...rest] = driving;
  if (first?.kind !== 'viewed')
    throw new Refusal('Got a walk that enters no map; a record begins with the event `viewed`.');
  const recorded: Entry[] = [];
  const log = new HearingLog();
  const walk = new Walk(
    groundOf(first, positionsOf),
    first,
    (entry) => recorded.push(entry),
    first.tick,
  );
  const passed = begun(walk);
  const runTo = (tick: number) => {
    while (walk.state.tick < tick) {
      log.note(walk.state.tick, walk.state.voices);
      walk.advance();
      passed();
    }
  };
  for (const event of rest) {
    runTo(event.tick);
    if (event.kind === 'intended') walk.intend(event.intent);
    else walk.change(groundOf(event, positionsOf), event);
  }
  const ticks = lastTick(entries);
  runTo(ticks);
  walk.end();
  const { hash } = walk;
  return { entries: recorded, hearings: log.finish(ticks), ticks: ticks - first.tick, hash };
}

function drives(event: RecordEvent): readonly Driving[] {
  return event.kind === 'viewed' || event.kind === 'intended' ? [event] : [];
}

function groundOf(viewed: Viewed, positionsOf: (viewed: Viewed) => Float32Array): Ground {
  const { speed, radius } = viewed;
  const ground = prepareGround({ ...viewed, positions: positionsOf(viewed) });
  return { ...ground, rules: { speed, radius } };
}

function lastTick(entries: readonly Entry[]): number {
  return entries.reduce((last, entry) => Math.max(last, endOf(entry)), 0);
}

function endOf(entry: Entry): number {
  if (entry.kind === 'event') return entry.event.tick;
  return entry.tick + (entry.positions.length / 2 - 1) * TICKS_PER_SAMPLE + 1;
}

/** Turns what is heard tick by tick into stretches. */
class HearingLog {
  readonly #open = new Map<number, Hearing>();
  readonly #done: Hearing[] = [];

  note(tick: number, voices: readonly Voice[]): void {
    for (const segment of [...this.#open.keys()])
      if (!voices.some((voice) => voice.segment === segment)) this.#close(segment, tick);
    for (const { segment, gain } of voices) {
      const { since = tick, gain: before = 0 } = this.#open.get(segment) ?? {};
      this.#open.set(segment, { segment, since, until: tick, gain: Math.max(gain, before) });
    }
  }

  finish(tick: number): readonly Hearing[] {
    for (const segment of [...this.#open.keys()]) this.#close(segment, tick);
    return this.#done.sort((a, b) => a.since - b.since || a.segment - b.segment);
  }

  #close(segment: number, tick: number): void {
    const hearing = this.#open.get(segment);
    if (!hearing) return;
    this.#open.delete(segment);
    this.#done.push({ ...hearing, until: tick });
  }
}

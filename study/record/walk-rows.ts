import { TICKS_PER_SAMPLE, tickSeconds } from '#study/session/ticks';
import type { Entry, SampleBatch } from '#study/wire/entry';
import type { Began, RecordEvent, Viewed } from './event.ts';
import { HearingRows, type NameSegment } from './hearing-rows.ts';
import type { Cell, Table } from './table.ts';
import { EVENTS, HEARINGS, SAMPLES, VIEWS } from './walk-tables.ts';

/** Takes the rows of all tables. */
export type Emit = <Row extends Record<keyof Row, Cell>>(table: Table<Row>, row: Row) => void;

/** What a whole record says of its session. */
export interface WalkSummary {
  readonly began: Began | null;
  readonly seconds: number;
  readonly samples: number;
  readonly complete: boolean;
}

/** Turns a session's entries, taken in order, into rows of the tidy tables. */
export class WalkRows {
  readonly #session: string;
  readonly #emit: Emit;
  readonly #hearings: HearingRows;
  readonly #views: Viewed[] = [];
  #began: Began | null = null;
  #lastTick = 0;
  #lastSample = -1;
  #samples = 0;
  #complete = false;

  constructor(session: string, emit: Emit) {
    this.#session = session;
    this.#emit = emit;
    this.#hearings = new HearingRows(session);
  }

  get began(): Began | null {
    return this.#began;
  }

  /** The maps that were entered so far. */
  get views(): readonly Viewed[] {
    return this.#views;
  }

  take(entry: Entry): void {
    if (entry.kind === 'samples') this.#takeSamples(entry);
    else this.#takeEvent(entry.event);
  }

  /** Close what is open, emit what was heard and sum up. */
  finish(name: NameSegment): WalkSummary {
    const seconds = tickSeconds(this.#lastTick);
    for (const row of this.#hearings.finish(seconds, name)) this.#emit(HEARINGS, row);
    return { began: this.#began, seconds, samples: this.#samples, complete: this.#complete };
  }

  #takeSamples({ tick, positions }: SampleBatch): void {
    const view = this.#views.at(-1);
    if (!view || this.#goesBack(tick)) return;
    const count = positions.length / 2;
    this.#samples += count;
    this.#lastSample = tick + (count - 1) * TICKS_PER_SAMPLE;
    this.#passed(this.#lastSample);
    const { space, projection, scale, offset, log } = view;
    const onAxis = (world: number, side: 0 | 1) => {
      const value = (world - offset[side]) / scale[side];
      return log ? 10 ** value : value;
    };
    for (let i = 0; i < count; i++)
      this.#emit(SAMPLES, {
        session: this.#session,
        t: tickSeconds(tick + i * TICKS_PER_SAMPLE),
        x: onAxis(positions[2 * i] ?? 0, 0),
        y: onAxis(positions[2 * i + 1] ?? 0, 1),
        space,
        projection,
      });
  }

  #takeEvent(event: RecordEvent): void {
    const { kind, tick, ...detail } = event;
    const t = tickSeconds(tick);
    this.#passed(tick);
    this.#emit(EVENTS, {
      session: this.#session,
      t,
      tick,
      kind,
      detail: JSON.stringify(detail),
    });
    if (event.kind === 'began') this.#began = event;
    if (event.kind === 'viewed' && !this.#goesBack(tick)) this.#takeView(event);
    if (event.kind === 'ended') this.#complete = true;
    this.#hearings.take(event);
  }

  #takeView(view: Viewed): void {
    this.#views.push(view);
    const { axes, labels, scale, offset, space, projection, speed, radius, log, shown } = view;
    this.#emit(VIEWS, {
      session: this.#session,
      t: tickSeconds(view.tick),
      space,
      projection,
      axis_x: axes[0],
      axis_y: axes[1],
      label_x: labels[0],
      label_y: labels[1],
      scale_x: scale[0],
      scale_y: scale[1],
      offset_x: offset[0],
      offset_y: offset[1],
      speed,
      radius,
      log: log ?? false,
      shown: shown ? JSON.stringify(shown) : null,
    });
  }

  /**
   * No game writes samples or maps that lie before what came already, but anybody may send them: left
   * out, they can't spoil the tables of everybody else.
   */
  #goesBack(tick: number): boolean {
    return tick <= this.#lastSample || tick < (this.#views.at(-1)?.tick ?? 0);
  }

  #passed(tick: number): void {
    this.#lastTick = Math.max(this.#lastTick, tick);
  }
}

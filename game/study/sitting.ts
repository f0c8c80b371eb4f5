import type { Plan, PlannedTrial } from '#study/plan/plan';
import type { Outcome, RecordEvent } from '#study/record/event';
import type { SessionState } from '#study/session/session-state';
import { next, stepSession } from '#study/session/step-session';
import { TICK_MS } from '#study/session/ticks';
import { type Entry, encodeEntry } from '#study/wire/entry';
import type { Completion, Standing } from '#study/wire/messages';
import type { Outbox } from '../net/outbox.ts';

/** What a sitting stands on. */
interface SittingParts {
  readonly standing: Standing;
  readonly outbox: Outbox;
  /** SHA-256 of the text that was agreed to. */
  readonly consent: string;
  /** Names this page. */
  readonly page: string;
  /** The participant is back after the page was closed. */
  readonly returning: boolean;
  /** After every change. */
  readonly changed: () => void;
}

/** A place on a map, in world units. */
interface MapPlace {
  readonly x: number;
  readonly y: number;
}

/** A walk under way: its clock, where it is, and how it is ended. */
interface OpenWalk {
  readonly tick: () => number;
  readonly place: () => MapPlace;
  readonly end: () => void;
}

/** A frame that came so much later than the one before was dropped, in milliseconds. */
const DROPPED_MS = 50;

/** One sitting of a participant: the session's rules, its record, and what is on the screen. */
export class Sitting {
  readonly plan: Plan;
  readonly #parts: SittingParts;
  readonly #begun: number;
  #state: SessionState;
  #completion: Completion | null = null;
  #frames = 0;
  #walk: OpenWalk | null = null;
  #restedAt: MapPlace | null = null;

  constructor(parts: SittingParts) {
    const { plan, state, away } = parts.standing;
    this.#parts = parts;
    this.plan = plan;
    this.#state = state;
    this.#begun = performance.now() - (state.tick + 1) * TICK_MS;
    if (state.phase === 'over') return;
    if (parts.returning) this.#return(away);
    else this.#open();
    this.#advance();
  }

  get state(): SessionState {
    return this.#state;
  }

  /** The trial on the screen; null before and after. */
  get trial(): PlannedTrial | null {
    return this.#state.open ? (this.plan.trials[this.#state.trial] ?? null) : null;
  }

  get outcome(): Outcome | null {
    return this.#state.phase === 'over' ? this.#state.outcome : null;
  }

  /** What completing it gave, once everything is durable. */
  get completion(): Completion | null {
    return this.#completion;
  }

  /** Whether the server has everything. */
  get kept(): boolean {
    const { kept, produced } = this.#parts.outbox.state;
    return kept === produced;
  }

  /** Why the server takes nothing more; null while it does. */
  get refusal(): string | null {
    return this.#parts.outbox.state.reason;
  }

  /** Ticks since the session began; while a walk goes on those of its own clock, which stops where the page sleeps. */
  tick(): number {
    const now = this.#walk?.tick() ?? Math.floor((performance.now() - this.#begun) / TICK_MS);
    return Math.max(this.#state.tick, now);
  }

  /** Where the open trial's walk stood when it was paused; null: it begins. */
  get restedAt(): MapPlace | null {
    return this.#state.walkedTicks > 0 ? this.#restedAt : null;
  }

  /** A walk begins; null: it is off the page. It is ended before anything that closes its trial is logged. */
  follow(walk: OpenWalk | null): void {
    this.#walk = walk;
  }

  /** The server had not heard of this page for so many seconds: longer than the study allows counts as a return. */
  welcomedAgain(away: number): void {
    if (this.#state.phase === 'over' || away <= this.plan.resume.within * 60) return;
    this.#return(away);
    this.#advance();
  }

  complete(completion: Completion): void {
    this.#completion = completion;
    this.#parts.changed();
  }

  /** Put an event into the record; what its rules make of it shows at once. */
  log(event: RecordEvent): void {
    this.#state = stepSession(this.plan, this.#state, event).state;
    this.record({ kind: 'event', event });
    this.#parts.changed();
  }

  /** Put an entry into the record that changes no state here. */
  record(entry: Entry): void {
    this.#parts.outbox.add(encodeEntry(entry));
  }

  /** Answer the open trial; `rt` is milliseconds. */
  answer(answer: unknown, rt: number): void {
    const { trial } = this.#state;
    this.#walk?.end();
    this.#logFrames();
    this.log({ kind: 'answered', tick: this.tick(), trial, answer, rt: Math.max(0, rt) });
    this.#advance();
  }

  lapse(): void {
    this.#logFrames();
    this.log({ kind: 'lapsed', tick: this.tick(), trial: this.#state.trial });
    this.#advance();
  }

  pause(): void {
    this.#walk?.end();
    if (this.#walk) this.#restedAt = this.#walk.place();
    this.log({ kind: 'suspended', tick: this.tick() });
  }

  resume(): void {
    this.log({ kind: 'resumed', tick: this.tick() });
    this.#advance();
  }

  leave(): void {
    this.log({ kind: 'finished', tick: this.tick(), outcome: 'left' });
  }

  /** Note focus, volume and dropped frames from now on; answers how to stop. */
  watch(): () => void {
    const watching = new AbortController();
    const { signal } = watching;
    const notice = (value: number) => {
      if (this.#state.phase !== 'over')
        this.log({ kind: 'noticed', tick: this.tick(), what: 'focus', value });
    };
    addEventListener('blur', () => notice(0), { signal });
    addEventListener('focus', () => notice(1), { signal });
    let last = performance.now();
    const frame = (now: number) => {
      if (now - last > DROPPED_MS && !document.hidden)
        this.#frames += Math.round((now - last) / 16.7) - 1;
      last = now;
      if (!signal.aborted) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    return () => watching.abort();
  }

  #open(): void {
    const { protocol, dataset, place } = this.plan;
    this.log({ kind: 'consented', tick: 0, text: this.#parts.consent });
    this.log({
      kind: 'began',
      tick: 0,
      seed: place.seed,
      protocol,
      dataset,
      build: __EARSHOT_BUILD__,
      page: this.#parts.page,
      place,
    });
  }

  #return(away: number): void {
    this.#walk?.end();
    this.log({ kind: 'returned', tick: this.tick(), away, page: this.#parts.page });
  }

  #logFrames(): void {
    if (this.#frames > 0)
      this.log({ kind: 'noticed', tick: this.tick(), what: 'frames', value: this.#frames });
    this.#frames = 0;
  }

  #advance(): void {
    const [effect] = next(this.plan, this.#state);
    this.#frames = 0;
    if (effect?.kind === 'show')
      this.log({ kind: 'opened', tick: this.tick(), trial: effect.trial });
    if (effect?.kind === 'finish')
      this.log({ kind: 'finished', tick: this.tick(), outcome: effect.outcome });
  }
}

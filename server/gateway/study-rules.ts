import { Refusal } from '#models/refusal';
import type { Plan } from '#study/plan/plan';
import type { Outcome } from '#study/record/event';
import { NEW_SESSION, type SessionState } from '#study/session/session-state';
import { stepSession } from '#study/session/step-session';
import { TICK_MS } from '#study/session/ticks';
import type { Entry } from '#study/wire/entry';
import type { NewLabel } from '../store/journal.ts';
import type { RecordRules } from './record-rules.ts';

/** How far a participant's clock may run before the server's, in milliseconds. */
const AHEAD_MS = 60_000;

/** What a study's session must agree with. */
interface StudyTerms {
  readonly plan: Plan;
  readonly consent: string;
  /** When the session began, milliseconds since 1970. */
  readonly begun: number;
  readonly now: () => number;
  /** Seconds since the server last heard of the session. */
  readonly away: number;
}

/** The rules of a study's record: its opening, then whatever its plan lets happen next. */
export class StudyRules implements RecordRules {
  readonly #terms: StudyTerms;
  /** The last tick at which somebody who has been silent for too long may still have done something. */
  readonly #lastTick: number;
  #overdue: boolean;
  #state: SessionState;

  /** `state`: what the entries that are kept already lead to. */
  constructor(terms: StudyTerms, state: SessionState = NEW_SESSION) {
    const { within } = terms.plan.resume;
    this.#terms = terms;
    this.#state = state;
    this.#overdue = terms.away > within * 60;
    this.#lastTick = state.tick + (within * 60_000) / TICK_MS;
  }

  get state(): SessionState {
    return this.#state;
  }

  get outcome(): Outcome | null {
    return this.#state.phase === 'over' ? this.#state.outcome : null;
  }

  get overdue(): boolean {
    return this.#overdue;
  }

  check(seq: number, entry: Entry, page: string): readonly NewLabel[] {
    this.#requireTime(entry.kind === 'event' ? entry.event.tick : entry.tick);
    this.#requirePage(entry, page);
    this.#requireAge(entry);
    if (entry.kind === 'samples') return this.#samples(entry.tick);
    const { event } = entry;
    this.#requireOpening(seq, event.kind);
    if (event.kind === 'consented' && event.text !== this.#terms.consent)
      throw new Refusal('Got a consent that is not the one the session was opened with.');
    if (event.kind === 'began') this.#requirePlace(event);
    const before = this.#state;
    this.#state = stepSession(this.#terms.plan, before, event).state;
    if (event.kind === 'returned') this.#overdue = false;
    return event.kind === 'answered' ? labelsOf(this.#terms.plan, before.trial, event.answer) : [];
  }

  #requireTime(tick: number): void {
    const { begun, now } = this.#terms;
    if (begun + tick * TICK_MS > now() + AHEAD_MS)
      throw new Refusal(`Got tick ${tick}, which lies in the future.`);
  }

  /** A page that is not the one that wrote last comes back first: the check-point policy decides where it goes on. */
  #requirePage(entry: Entry, page: string): void {
    const kind = entry.kind === 'event' ? entry.event.kind : entry.kind;
    if (kind === 'consented') return;
    const named = entry.kind === 'event' && 'page' in entry.event ? (entry.event.page ?? '') : null;
    if (named !== null && named !== page)
      throw new Refusal(`Got ${kind} in the name of another page than the one that sends it.`);
    if (kind !== 'began' && kind !== 'returned' && page !== this.#state.page)
      throw new Refusal(
        'This study goes on in another window or tab: go on there, or reload this page.',
      );
  }

  /** What was made before the silence grew too long is still taken; after it only a return that says how long it was. */
  #requireAge(entry: Entry): void {
    if (!this.#overdue) return;
    const { within } = this.#terms.plan.resume;
    const event = entry.kind === 'event' ? entry.event : null;
    if (event?.kind === 'returned' && event.away <= within * 60)
      throw new Refusal(
        `Got a return after ${Math.round(event.away)} s when nothing was heard for ${Math.round(this.#terms.away)} s, longer than this study allows.`,
      );
    const tick = event?.tick ?? (entry.kind === 'samples' ? entry.tick : 0);
    if (event?.kind !== 'returned' && tick > this.#lastTick)
      throw new Refusal(
        'Nothing was heard of this session for longer than its study allows: reload the page.',
      );
  }

  #requireOpening(seq: number, kind: string): void {
    const expected = seq === 0 ? 'consented' : seq === 1 ? 'began' : null;
    const opens = kind === 'consented' || kind === 'began';
    if (expected === null ? opens : kind !== expected)
      throw new Refusal(`Got ${kind} as entry ${seq} when a record begins consented, began.`);
  }

  #requirePlace({
    protocol,
    dataset,
    place,
  }: {
    protocol: string;
    dataset: { hash: string };
    place?: unknown;
  }): void {
    const { plan } = this.#terms;
    const same =
      protocol === plan.protocol &&
      dataset.hash === plan.dataset.hash &&
      JSON.stringify(place) === JSON.stringify(plan.place);
    if (!same) throw new Refusal('Got a beginning that is not the one of the plan.');
  }

  #samples(tick: number): readonly NewLabel[] {
    if (this.#state.walkingSince === null) throw new Refusal('Got samples when no walk is open.');
    if (tick < this.#state.openedAt) throw new Refusal('Got samples from before their walk.');
    return [];
  }
}

/** The names that an answer gives to the ends of an axis. */
function labelsOf(plan: Plan, trial: number, answer: unknown): readonly NewLabel[] {
  const { kind, practice, truth = {} } = plan.trials[trial] ?? {};
  if (kind !== 'free-label' || practice) return [];
  const given = answer as { a: string; b: string };
  const axis = String(truth['axis']);
  return [
    { axis, pole: String(truth['a']), label: given.a.trim() },
    { axis, pole: String(truth['b']), label: given.b.trim() },
  ];
}

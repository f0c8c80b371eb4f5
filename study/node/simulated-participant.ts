import type { Plan, PlannedTrial } from '#study/plan/plan';
import type { Outcome, RecordEvent } from '#study/record/event';
import type { SessionState } from '#study/session/session-state';
import { next, stepSession } from '#study/session/step-session';
import { TICK_MS } from '#study/session/ticks';
import type { Profile } from '#study/simulate/listener';
import type { Listener } from '#study/trial/kind';
import { isWalked, kindOf } from '#study/trial/kinds';
import type { WalkedTask } from '#study/trial/map-rule';
import type { Ground } from '#study/walk/ground';
import type { Hello } from '#study/wire/messages';
import { HeadlessClient } from './headless-client.ts';
import { simulateWalk } from './simulated-walk.ts';

/** What a simulated participant stands on. */
export interface ParticipantParts {
  readonly url: string;
  readonly hello: Omit<Hello, 'wire'>;
  readonly profile: Profile;
  readonly listener: Listener;
  /** Length of a clip in seconds. */
  readonly clipSeconds: number;
  /** The map of a walk. */
  readonly ground: (task: WalkedTask) => Ground;
  /** Milliseconds of the clock that server and participants share. */
  readonly now: () => number;
}

/** How a participation ended; `refused`: there was no place; `dropped`: the page was closed for good. */
export interface Participation {
  readonly outcome: Outcome | 'refused' | 'dropped';
  readonly condition: string | null;
  readonly code: string | null;
  readonly answered: number;
}

/** How long somebody is away who comes back, in milliseconds. */
const AWAY_MS = 5 * 60_000;
/** Synthesised sounds last so long, in seconds. */
const SYNTHESISED_SECONDS = 3;
const LAG_MS = 12;

/**
 * Take part in a study through its socket, as a page would: yields the milliseconds until the next thing
 * is done, so that many can share a virtual clock.
 */
export async function* takePart(parts: ParticipantParts): AsyncGenerator<number, Participation> {
  const sitting = new Sitting(parts, false);
  const first = yield* sitting.run();
  if (first !== 'away') return sitting.result(first);
  yield AWAY_MS;
  const again = new Sitting({ ...parts, profile: { ...parts.profile, returnsAt: null } }, true);
  const outcome = yield* again.run();
  return again.result(outcome === 'away' ? 'dropped' : outcome);
}

/** One page that is open: from its hello to the end, or until it is closed. */
class Sitting {
  readonly #parts: ParticipantParts;
  readonly #returning: boolean;
  readonly #client: HeadlessClient;
  readonly #page: string;
  #plan: Plan | null = null;
  #state: SessionState | null = null;
  #begun = 0;
  #answered = 0;

  constructor(parts: ParticipantParts, returning: boolean) {
    this.#parts = parts;
    this.#returning = returning;
    this.#page = returning ? parts.hello.token : parts.hello.session;
    this.#client = new HeadlessClient({ url: parts.url, page: this.#page, ...parts.hello });
  }

  result(outcome: Participation['outcome']): Participation {
    const condition = this.#plan?.place.condition ?? null;
    return {
      outcome,
      condition,
      code: this.#client.completion?.code ?? null,
      answered: this.#answered,
    };
  }

  async *run(): AsyncGenerator<number, Participation['outcome'] | 'away'> {
    const standing = await this.#client.welcomed();
    if (!standing) return this.#close('refused');
    const { plan, state, away } = standing;
    this.#plan = plan;
    this.#state = state;
    this.#begun = this.#parts.now() - state.tick * TICK_MS;
    this.#begin(plan, away);
    for (;;) {
      const [effect] = next(plan, this.#state);
      if (effect?.kind === 'finish') return yield* this.#finish(effect.outcome);
      if (effect?.kind !== 'show') return this.#close('dropped');
      if (effect.trial === this.#parts.profile.leavesAt) return await this.#leave('dropped');
      if (effect.trial === this.#parts.profile.returnsAt) return await this.#leave('away');
      yield* this.#trial(plan.trials[effect.trial]);
    }
  }

  #begin({ protocol, dataset, place }: Plan, away: number): void {
    if (this.#returning) {
      this.#log({ kind: 'returned', tick: this.#tick(), away, page: this.#page });
      return;
    }
    this.#log({ kind: 'consented', tick: 0, text: this.#parts.hello.consent });
    this.#log({
      kind: 'began',
      tick: 0,
      seed: place.seed,
      protocol,
      dataset,
      build: 'simulated',
      page: this.#page,
      place,
    });
  }

  async *#trial(planned: PlannedTrial | undefined): AsyncGenerator<number, void> {
    if (!planned) return;
    yield 300;
    this.#log({ kind: 'opened', tick: this.#tick(), trial: planned.trial });
    const answer = isWalked(planned.kind)
      ? yield* this.#walk(planned)
      : yield* this.#listen(planned);
    this.#answered++;
    await this.#client.settled();
    if (this.#client.refusal !== null) throw new Error(this.#client.refusal);
    return answer;
  }

  /** Hear what must be heard, think, answer. */
  async *#listen({ trial, kind: name, task, seconds }: PlannedTrial): AsyncGenerator<number, void> {
    const { listener, clipSeconds } = this.#parts;
    const kind = kindOf(name);
    const clips = kind.clips(task);
    let audible = this.#parts.now();
    for (const [i, clip] of kind.mustHear(task).entries()) {
      this.#log({ kind: 'presented', tick: this.#tick(), clip, lag: LAG_MS });
      if (i === 0) audible = this.#parts.now() + LAG_MS;
      yield 1000 * ((clips[clip] ?? -1) < 0 ? SYNTHESISED_SECONDS : clipSeconds);
      this.#log({ kind: 'heard', tick: this.#tick(), clip });
    }
    if (listener.random() < 0.02) yield* this.#lookAway();
    yield listener.careless ? 250 : 800 + 1000 * Math.min(30, seconds) * 0.3 * listener.random();
    this.#answer(trial, kind.simulate(task, listener), this.#parts.now() - audible);
  }

  async *#lookAway(): AsyncGenerator<number, void> {
    this.#log({ kind: 'noticed', tick: this.#tick(), what: 'focus', value: 0 });
    yield 2000;
    this.#log({ kind: 'noticed', tick: this.#tick(), what: 'focus', value: 1 });
  }

  async *#walk({ trial, kind, task }: PlannedTrial): AsyncGenerator<number, void> {
    const walked = task as WalkedTask;
    const opened = this.#parts.now();
    const reached = yield* simulateWalk({
      task: walked,
      ground: this.#parts.ground(walked),
      listener: this.#parts.listener,
      record: (entry) => this.#client.record(entry),
      tick: this.#tick(),
    });
    yield 300;
    this.#answer(trial, kind === 'explore' ? {} : { reached }, this.#parts.now() - opened);
  }

  #answer(trial: number, answer: unknown, rt: number): void {
    this.#log({ kind: 'answered', tick: this.#tick(), trial, answer, rt: Math.max(0, rt) });
  }

  async *#finish(outcome: Outcome): AsyncGenerator<number, Outcome> {
    yield 100;
    this.#log({ kind: 'finished', tick: this.#tick(), outcome });
    await this.#client.settled();
    return this.#close(outcome);
  }

  async #leave<T>(how: T): Promise<T> {
    await this.#client.settled();
    return this.#close(how);
  }

  #close<T>(how: T): T {
    this.#client.close();
    return how;
  }

  #log(event: RecordEvent): void {
    if (this.#plan && this.#state) this.#state = stepSession(this.#plan, this.#state, event).state;
    this.#client.record({ kind: 'event', event });
  }

  #tick(): number {
    const passed = Math.round((this.#parts.now() - this.#begun) / TICK_MS);
    return Math.max(this.#state?.tick ?? 0, passed);
  }
}

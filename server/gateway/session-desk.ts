import { timingSafeEqual } from 'node:crypto';
import type { Logger } from 'pino';
import { misfit } from '#models/misfit';
import { sha256 } from '#models/node/sha256';
import { Refusal } from '#models/refusal';
import { withoutTruth } from '#study/plan/plan';
import type { StudyVersion } from '#study/protocol/study-version';
import { replaySession } from '#study/session/replay-session';

import { type Completion, Hello, type Welcome, WIRE_VERSION } from '#study/wire/messages';
import type { Journal, JournalSession } from '../store/journal.ts';
import { keptEntries } from '../store/kept-entries.ts';
import type { Registry } from '../store/registry.ts';
import { StudyDesk, type StudyDeskParts } from '../study/study-desk.ts';
import { type LiveParts, LiveSession } from './live-session.ts';
import { freePlayRules } from './record-rules.ts';
import { StudyRules } from './study-rules.ts';

/** What the desk stands on. */
export interface DeskParts {
  readonly journal: Journal;
  readonly registry: Registry;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly stimuli: StudyDeskParts['stimuli'];
}

/** A session that a hello opened, and what its client is told. */
interface Admitted {
  readonly live: LiveSession;
  /** The page that says hello; empty where it has no name. */
  readonly page: string;
  readonly welcome: Welcome;
}

/** Opens sessions to those who may, and holds the connected ones: one for all lines of a session. */
export class SessionDesk {
  readonly #parts: DeskParts;
  readonly #live = new Map<string, LiveSession>();
  readonly #states = new Map<string, StudyRules>();
  readonly #studies: StudyDesk;

  constructor(parts: DeskParts) {
    this.#parts = parts;
    this.#studies = new StudyDesk(parts);
  }

  /** Open or take up the session that a hello names; refuses one that breaks a rule. */
  async admit(message: unknown): Promise<Admitted> {
    const hello = readHello(message);
    const known = this.#parts.registry.consented(hello.study, hello.consent);
    if (known.length === 0) throw this.#refuseStudy(hello.study);
    await this.#requireToken(hello);
    const version = known.findLast(({ dataset }) => dataset !== undefined);
    const admitted = version
      ? await this.#admitParticipant(hello, version)
      : await this.#admitWalker(hello, known);
    return { ...admitted, page: hello.page ?? '' };
  }

  async #admitWalker(hello: Hello, known: readonly StudyVersion[]) {
    const { registry } = this.#parts;
    await this.#begin(hello);
    const protocols = known.map(({ hash }) => hash);
    const knowsDataset = (id: string, hash: string) => registry.dataset(hash)?.id === id;
    const terms = { consent: hello.consent, protocols, knowsDataset };
    const live = await this.#open(hello, async () => ({ rules: freePlayRules(terms) }));
    const welcome: Welcome = { ok: true, next: live.next };
    return { live, welcome };
  }

  /** A participant gets their place before anything of them is taken. */
  async #admitParticipant(hello: Hello, version: StudyVersion) {
    const { now } = this.#parts;
    const { plan, away } = await this.#studies.seat(version, hello, () => this.#begin(hello));
    const { begun } = await this.#begin(hello);
    const completion = completionOf(version);
    const opening = async () => {
      const kept = await keptEntries(this.#parts.journal, hello.study, hello.session);
      const terms = { plan, consent: hello.consent, begun, now, away };
      const rules = new StudyRules(terms, replaySession(plan, kept));
      this.#states.set(keyOf(hello), rules);
      return { rules, completion, touched: now() - 1000 * away };
    };
    const live = await this.#open(hello, opening);
    const state = this.#states.get(keyOf(hello))?.state;
    if (!state) throw new RangeError('A session of a study lost its state.');
    const study = { plan: withoutTruth(await this.#studies.shown(plan)), state, away };
    const welcome: Welcome = { ok: true, next: live.next, study };
    const done = state.phase === 'over' && state.outcome === 'complete' && completion;
    return { live, welcome: done ? { ...welcome, completion: done } : welcome };
  }

  /** No line of the session is left. */
  release(session: LiveSession): void {
    if (this.#live.get(keyOf(session)) !== session) return;
    this.#live.delete(keyOf(session));
    this.#states.delete(keyOf(session));
  }

  /** A session that exists opens to its own token and consent only; one that does not is not made yet. */
  async #requireToken(hello: Hello): Promise<void> {
    const stored = await this.#parts.journal.find(hello.study, hello.session);
    if (stored) requireOwn(stored, hello);
  }

  /** The session as it is stored, now if not before. */
  async #begin(hello: Hello): Promise<JournalSession> {
    const { journal, now } = this.#parts;
    const { study, session, consent } = hello;
    const tokenHash = sha256(hello.token);
    const stored = await journal.open({ study, session, tokenHash, consent, begun: now() });
    requireOwn(stored, hello);
    return stored;
  }

  /** The one live session of all lines, made anew where there is none or it broke. */
  async #open(
    { study, session }: Hello,
    make: () => Promise<Pick<LiveParts, 'rules' | 'completion' | 'touched'>>,
  ): Promise<LiveSession> {
    const { journal, log, now } = this.#parts;
    const key = keyOf({ study, session });
    const known = () => {
      const live = this.#live.get(key);
      return live?.broken ? undefined : live;
    };
    if (known()) return known() as LiveSession;
    const next = await journal.next(study, session);
    const made = await make();
    const already = known();
    if (already) return already;
    const opened = new LiveSession({ study, session }, next, { journal, log, now, ...made });
    this.#live.set(key, opened);
    return opened;
  }

  #refuseStudy(study: string): Refusal {
    const { registry } = this.#parts;
    return registry.study(study)
      ? new Refusal('Got a consent text that this study never had: reload the page.')
      : new Refusal(
          `Got the study ${study} when expected one of: ${registry.studies().join(', ')}.`,
        );
  }
}

function requireOwn({ tokenHash, consent }: JournalSession, hello: Hello): void {
  if (!sameHash(tokenHash, sha256(hello.token)))
    throw new Refusal('Got a token that is not the one of this session.');
  if (consent !== hello.consent)
    throw new Refusal('Got a consent that is not the one the session was opened with.');
}

/** Whether two hashes are the same, in a time that does not tell how much of them is. */
export function sameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function completionOf({ protocol: { completion } }: StudyVersion): Completion | null {
  return completion ? { code: completion.code, link: completion.link ?? null } : null;
}

function keyOf({ study, session }: { study: string; session: string }): string {
  return `${study} ${session}`;
}

function readHello(message: unknown): Hello {
  const parsed = Hello.safeParse(message);
  if (parsed.success) return parsed.data;
  const place = misfit(parsed.error);
  if (place === 'wire')
    throw new Refusal(
      `This server speaks version ${WIRE_VERSION} of the protocol: reload the page.`,
    );
  throw new Refusal(`Got a hello that is wrong at ${place}.`);
}

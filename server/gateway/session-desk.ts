import { timingSafeEqual } from 'node:crypto';
import type { Logger } from 'pino';
import { misfit } from '#models/misfit';
import { sha256 } from '#models/node/sha256';
import { Refusal } from '#models/refusal';
import { Hello, WIRE_VERSION } from '#study/wire/messages';
import type { Journal } from '../store/journal.ts';
import type { Registry } from '../store/registry.ts';
import { LiveSession } from './live-session.ts';

/** What the desk stands on. */
export interface DeskParts {
  readonly journal: Journal;
  readonly registry: Registry;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Opens sessions to those who may, and holds the connected ones: one for all lines of a session. */
export class SessionDesk {
  readonly #parts: DeskParts;
  readonly #live = new Map<string, LiveSession>();

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** Open or take up the session that a hello names; refuses one that breaks a rule. */
  async admit(message: unknown): Promise<LiveSession> {
    const hello = readHello(message);
    const known = this.#parts.registry.consented(hello.study, hello.consent);
    if (known.length === 0) throw this.#refuseStudy(hello.study);
    await this.#requireToken(hello);
    const live = this.#live.get(keyOf(hello));
    if (live && !live.broken) return live;
    const protocols = known.map(({ hash }) => hash);
    const opened = await this.#open(hello, protocols);
    this.#live.set(keyOf(hello), opened);
    return opened;
  }

  /** No line of the session is left. */
  release(session: LiveSession): void {
    if (this.#live.get(keyOf(session)) === session) this.#live.delete(keyOf(session));
  }

  async #requireToken({ study, session, token, consent }: Hello): Promise<void> {
    const { journal, now } = this.#parts;
    const tokenHash = sha256(token);
    const stored = await journal.open({ study, session, tokenHash, consent, begun: now() });
    if (!sameHash(stored.tokenHash, tokenHash))
      throw new Refusal('Got a token that is not the one of this session.');
    if (stored.consent !== consent)
      throw new Refusal('Got a consent that is not the one the session was opened with.');
  }

  async #open(
    { study, session, consent }: Hello,
    protocols: readonly string[],
  ): Promise<LiveSession> {
    const { journal, registry, log } = this.#parts;
    const knowsDataset = (id: string, hash: string) => registry.dataset(hash)?.id === id;
    const next = await journal.next(study, session);
    const already = this.#live.get(keyOf({ study, session }));
    if (already && !already.broken) return already;
    const terms = { consent, protocols, knowsDataset };
    return new LiveSession({ study, session }, next, { journal, log, terms });
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

/** Whether two hashes are the same, in a time that does not tell how much of them is. */
export function sameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
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

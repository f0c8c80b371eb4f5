import * as z from 'zod/mini';
import { Sha256Hex } from '#models/sha256-hex';
import type { Plan } from '#study/plan/plan';
import { StudyId } from '#study/protocol/study-id';
import type { SessionState } from '#study/session/session-state';

/** Version of the socket protocol; a server refuses any other. */
export const WIRE_VERSION = 1;
/** Entries a client may have sent without an answer. */
export const MOST_IN_FLIGHT = 16;
/** Entries a session may have: 20 hours of walking at 7 entries a second. */
export const MOST_SESSION_ENTRIES = 500_000;
/** Entries a second that a connection may send for long; a walk makes about 7. */
export const ENTRIES_A_SECOND = 500;
/** Longest message that a server reads, in bytes; a longer one ends the connection. */
export const MOST_MESSAGE_BYTES = 64 * 1024;
/** A connection that has not said hello by then is ended, in milliseconds. */
export const HELLO_WITHIN_MS = 10_000;

/** A session names itself: 128 random bits each for its pseudonym and its secret, in hex. */
const key = z.string().check(z.regex(/^[0-9a-f]{32}$/));

/** The first message on every connection; it opens the session or takes it up again. */
export const Hello = z.object({
  wire: z.literal(WIRE_VERSION),
  study: StudyId,
  session: key,
  /** Only its SHA-256 is stored; it opens, resumes and deletes the session. */
  token: key,
  /** SHA-256 of the consent text that was agreed to. */
  consent: Sha256Hex,
  /** Names the page that is open, at random: in a study another page must log `returned` before it goes on. */
  page: z.optional(key),
  /** Who a panel, or a link made for one person, says it is; only a hash of it is stored. */
  participant: z.optional(
    z.object({
      panel: z.enum(['prolific', 'sona', 'mturk', 'link']),
      id: z.string().check(z.minLength(1), z.maxLength(100)),
    }),
  ),
});
export type Hello = z.infer<typeof Hello>;

/**
 * `next`: the sequence number after the last one of the unbroken run that is durable. A study's session
 * also gets what it will do and how far it is.
 */
export type Welcome =
  | {
      readonly ok: true;
      readonly next: number;
      readonly study?: Standing;
      readonly completion?: Completion;
    }
  | Refused;
/** Answer to an entry; `next` as in Welcome. Sent only when everything below `next` is durable. */
export type Kept =
  | { readonly ok: true; readonly next: number; readonly completion?: Completion }
  | Refused;
/** What a participant's page goes on from. */
export interface Standing {
  readonly plan: Plan;
  readonly state: SessionState;
  /** Seconds since the server last heard of the session; 0 for a new one. */
  readonly away: number;
}
/** Given once a whole record is durable. */
export interface Completion {
  readonly code: string;
  readonly link: string | null;
}
/**
 * Why not, in one sentence. With `next` it is for now: say hello again after a rest and send on from
 * what the answer says. Without it is for good: the session takes nothing more from this client.
 */
interface Refused {
  readonly ok: false;
  readonly reason: string;
  readonly next?: number;
}

/** What a game sends. Sequence numbers count a session's entries from 0, without gaps. */
export interface GameToServer {
  hello: (hello: Hello, answer: (welcome: Welcome) => void) => void;
  entry: (seq: number, bytes: Uint8Array, answer: (kept: Kept) => void) => void;
}
/** What a server sends by itself. */
export interface ServerToGame {
  /** The server is about to stop: hold on to the outbox and connect again. */
  closing: () => void;
}

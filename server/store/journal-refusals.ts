import { sha256 } from '#models/node/sha256';
import { Refusal } from '#models/refusal';

/** A session was deleted and its client still has entries for it. */
export function refuseForgotten(): Refusal {
  return new Refusal('This session was deleted; begin a new one.');
}

/** An entry belongs to no session that is open. */
export function refuseUnknown(): Refusal {
  return new Refusal('This session is not known, or was deleted; begin a new one.');
}

/** An entry came twice with different content. */
export function refuseDifferent(seq: number): Refusal {
  return new Refusal(`Entry ${seq} differs from the one that is kept; begin a new session.`);
}

/** What is left of a session that was forgotten: enough to refuse it, not to name it. */
export function tombstone(study: string, session: string): string {
  return sha256(`${study} ${session}`);
}

import { Refusal } from '#models/refusal';
import type { Outcome, RecordEvent } from '#study/record/event';
import type { Entry } from '#study/wire/entry';
import type { NewLabel } from '../store/journal.ts';

/** What a session's entries have to follow. */
export interface RecordRules {
  /** How the session ended; null while it has not, and for walks of free play. */
  readonly outcome: Outcome | null;
  /** Nobody was heard for longer than the study allows: what comes now was made before, or is a return. */
  readonly overdue: boolean;
  /**
   * Refuse an entry that may not stand there; called once for each, in order. `page` is the one that sends
   * it, by its hello. Answers the labels that it gives.
   */
  check(seq: number, entry: Entry, page: string): readonly NewLabel[];
}

/** The rules of a walk of free play. */
export function freePlayRules(terms: RecordTerms): RecordRules {
  return {
    outcome: null,
    overdue: false,
    check: (seq, entry) => {
      requirePlace(seq, entry, terms);
      return [];
    },
  };
}

/** What a free walk's record must agree with. */
export interface RecordTerms {
  /** SHA-256 of the consent text that its hello named. */
  readonly consent: string;
  /** SHA-256 of every protocol that this consent belongs to: a study may change in other words. */
  readonly protocols: readonly string[];
  /** Whether this server offers, or once offered, a dataset under this name. */
  readonly knowsDataset: (id: string, hash: string) => boolean;
}

/** Every free walk's record begins so. */
const OPENING = ['consented', 'began', 'viewed'] as const;
/** What a free walk may hold. */
const WALKED: ReadonlySet<string> = new Set([
  ...OPENING,
  ...['samples', 'intended', 'sounded', 'ceased', 'paused', 'ended'],
  ...['tuned', 'played', 'stilled'],
]);

/** Refuse an entry that may not stand at its place in a record. */
function requirePlace(seq: number, entry: Entry, terms: RecordTerms): void {
  const expected = OPENING[seq];
  const kind = entry.kind === 'event' ? entry.event.kind : 'samples';
  if (expected !== undefined && kind !== expected)
    throw new Refusal(`Got ${kind} as entry ${seq} when a record begins ${OPENING.join(', ')}.`);
  if (!WALKED.has(kind)) throw new Refusal(`Got ${kind}, which belongs to no free walk.`);
  if (entry.kind === 'event') requireOnce(seq, entry.event);
  if (entry.kind === 'event') requireTerms(entry.event, terms);
}

function requireOnce(seq: number, { kind }: RecordEvent): void {
  if ((kind === 'consented' || kind === 'began') && OPENING[seq] !== kind)
    throw new Refusal(`Got ${kind} as entry ${seq} when a record holds it once, at its start.`);
}

function requireTerms(event: RecordEvent, terms: RecordTerms): void {
  if (event.kind === 'consented' && event.text !== terms.consent)
    throw new Refusal('Got a consent that is not the one the session was opened with.');
  if (event.kind !== 'began') return;
  if (!terms.protocols.includes(event.protocol))
    throw new Refusal('Got a protocol that is not the one that was consented to.');
  const { id, hash } = event.dataset;
  if (!terms.knowsDataset(id, hash))
    throw new Refusal(`Got a walk on the dataset ${id} in a version that was never served here.`);
}

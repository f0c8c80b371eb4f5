import type {
  Journal,
  JournalEntry,
  JournalLabel,
  JournalPlace,
  JournalSession,
  NewLabel,
} from './journal.ts';
import { refuseDifferent, refuseForgotten, refuseUnknown, tombstone } from './journal-refusals.ts';

interface Stored {
  readonly session: JournalSession;
  readonly entries: Map<number, Uint8Array>;
  place: JournalPlace | undefined;
  labels: JournalLabel[];
}

/** A journal that lasts as long as the process: for tests. */
export function createMemoryJournal(): Journal {
  const stored = new Map<string, Stored>();
  const forgotten = new Set<string>();
  let lastLabel = 0;
  const at = (study: string, session: string) => stored.get(tombstone(study, session));
  const ofStudy = (study: string) =>
    [...stored.values()].filter(({ session }) => session.study === study);
  const addLabels = (owner: Stored, labels: readonly NewLabel[]) => {
    for (const label of labels) {
      const others = owner.labels.filter(
        ({ axis, pole }) => axis !== label.axis || pole !== label.pole,
      );
      owner.labels = [...others, { ...label, number: ++lastLabel, approved: null }];
    }
  };
  return {
    async open(session) {
      const key = tombstone(session.study, session.session);
      if (forgotten.has(key)) throw refuseForgotten();
      const fresh: Stored = { session, entries: new Map(), place: undefined, labels: [] };
      const known = stored.get(key) ?? fresh;
      stored.set(key, known);
      return known.session;
    },
    async append(study, session, seq, bytes, labels = []) {
      const owner = at(study, session);
      if (!owner) throw refuseUnknown();
      const before = owner.entries.get(seq);
      if (before && Buffer.compare(before, bytes) !== 0) throw refuseDifferent(seq);
      if (!before) addLabels(owner, labels);
      owner.entries.set(seq, Uint8Array.from(bytes));
    },
    async next(study, session) {
      const entries = at(study, session)?.entries;
      let next = 0;
      while (entries?.has(next)) next++;
      return next;
    },
    async find(study, session) {
      return at(study, session)?.session;
    },
    async sessions(study) {
      return ofStudy(study)
        .map(({ session }) => session)
        .sort((a, b) => a.begun - b.begun);
    },
    entries: (study, session) => inOrder(at(study, session)?.entries),
    async settle(study, place) {
      const owner = at(study, place.session);
      if (owner) owner.place ??= place;
    },
    async findPlace(study, session) {
      return at(study, session)?.place;
    },
    async places(study) {
      return ofStudy(study).flatMap(({ place }) => place ?? []);
    },
    async touch(study, session, touched, outcome) {
      const owner = at(study, session);
      if (owner?.place)
        owner.place = { ...owner.place, touched, outcome: owner.place.outcome ?? outcome };
    },
    async labels(study) {
      return ofStudy(study)
        .flatMap(({ labels }) => labels)
        .sort((a, b) => a.number - b.number);
    },
    async approve(study, number, approved) {
      for (const owner of ofStudy(study))
        owner.labels = owner.labels.map((label) =>
          label.number === number ? { ...label, approved } : label,
        );
    },
    async forget(study, session) {
      const key = tombstone(study, session);
      if (stored.delete(key)) forgotten.add(key);
    },
    async close() {
      stored.clear();
    },
  };
}

async function* inOrder(entries: Stored['entries'] = new Map()): AsyncGenerator<JournalEntry> {
  const sorted = [...entries].sort(([a], [b]) => a - b);
  for (const [seq, bytes] of sorted) yield { seq, bytes };
}

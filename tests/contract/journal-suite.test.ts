import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { seededRandom } from '#models/chance/seeded-random';
import { Refusal } from '#models/refusal';
import type { Journal, JournalSession } from '#server/store/journal';
import { createMemoryJournal } from '#server/store/memory-journal';
import { openSqliteJournal, readSqliteJournal } from '#server/store/sqlite-journal';

const STUDY = 'free-play';
const CANARY = 'canary that sings in the journal';

const folders: string[] = [];
const open: Journal[] = [];

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-journal-'));
  folders.push(folder);
  return folder;
}

afterEach(async () => {
  for (const journal of open.splice(0)) await journal.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function session(number: number): JournalSession {
  const name = `5e55${String(number).padStart(28, '0')}`;
  return { study: STUDY, session: name, tokenHash: 'a', consent: 'b', begun: 1000 + number };
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

async function contentOf(journal: Journal, name: string): Promise<string[]> {
  const entries: string[] = [];
  for await (const { seq, bytes } of journal.entries(STUDY, name))
    entries.push(`${seq} ${new TextDecoder().decode(bytes)}`);
  return entries;
}

const implementations: readonly [string, () => Promise<Journal>][] = [
  ['memory', async () => createMemoryJournal()],
  ['SQLite', async () => await openSqliteJournal(dataFolder())],
];

describe.each(implementations)('a journal in %s', (_, create) => {
  const journal = async () => {
    const opened = await create();
    open.push(opened);
    return opened;
  };
  const one = session(1);

  test('keeps the first version of a session that is opened twice', async () => {
    const kept = await journal();
    expect(await kept.open(one)).toEqual(one);
    expect(await kept.open({ ...one, tokenHash: 'other', begun: 5 })).toEqual(one);
    expect(await kept.find(STUDY, one.session)).toEqual(one);
    expect(await kept.find('other-study', one.session)).toBeUndefined();
  });

  test('lists the sessions of one study in the order of their beginning', async () => {
    const kept = await journal();
    for (const number of [3, 1, 2]) await kept.open(session(number));
    await kept.open({ ...one, study: 'another' });
    expect(await kept.sessions(STUDY)).toEqual([1, 2, 3].map(session));
    expect(await kept.sessions('unknown')).toEqual([]);
  });

  test('gives entries back in order, byte for byte, however they came', async () => {
    const kept = await journal();
    await kept.open(one);
    await kept.open(session(2));
    await Promise.all(
      [2, 0, 1].map((seq) => kept.append(STUDY, one.session, seq, bytes(`entry ${seq}`))),
    );
    await kept.append(STUDY, session(2).session, 0, Uint8Array.from([0, 255, 128]));
    expect(await contentOf(kept, one.session)).toEqual(['0 entry 0', '1 entry 1', '2 entry 2']);
    for await (const entry of kept.entries(STUDY, session(2).session))
      expect([...entry.bytes]).toEqual([0, 255, 128]);
  });

  test('reads records of many pages', async () => {
    const kept = await journal();
    await kept.open(one);
    await Promise.all(
      Array.from({ length: 2500 }, (_, seq) => kept.append(STUDY, one.session, seq, bytes('x'))),
    );
    expect(await contentOf(kept, one.session)).toHaveLength(2500);
    expect(await kept.next(STUDY, one.session)).toBe(2500);
  });

  test('says where the unbroken run ends', async () => {
    const kept = await journal();
    await kept.open(one);
    const steps: number[] = [];
    for (const seq of [1, 0, 3, 4, 2]) {
      await kept.append(STUDY, one.session, seq, bytes('x'));
      steps.push(await kept.next(STUDY, one.session));
    }
    expect(steps).toEqual([0, 2, 2, 2, 5]);
    expect(await kept.next(STUDY, session(9).session)).toBe(0);
  });

  test('takes the same entry again without a change, and refuses another one for its number', async () => {
    const kept = await journal();
    await kept.open(one);
    await kept.append(STUDY, one.session, 0, bytes('first'));
    await kept.append(STUDY, one.session, 0, bytes('first'));
    await expect(kept.append(STUDY, one.session, 0, bytes('second'))).rejects.toThrow(Refusal);
    expect(await contentOf(kept, one.session)).toEqual(['0 first']);
  });

  test('refuses entries of a session that is not open, and keeps those beside them', async () => {
    const kept = await journal();
    await kept.open(one);
    const results = await Promise.allSettled([
      kept.append(STUDY, one.session, 0, bytes('known')),
      kept.append(STUDY, session(2).session, 0, bytes('unknown')),
      kept.append('other', one.session, 0, bytes('unknown')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await contentOf(kept, one.session)).toEqual(['0 known']);
  });

  test('forgets one session for good and leaves the others', async () => {
    const kept = await journal();
    for (const number of [1, 2]) {
      await kept.open(session(number));
      await kept.append(STUDY, session(number).session, 0, bytes('x'));
    }
    await kept.forget(STUDY, one.session);
    await kept.forget(STUDY, session(7).session);
    expect(await kept.find(STUDY, one.session)).toBeUndefined();
    expect(await contentOf(kept, one.session)).toEqual([]);
    expect(await contentOf(kept, session(2).session)).toEqual(['0 x']);
    await expect(kept.open(one)).rejects.toThrow(/deleted/);
    await expect(kept.append(STUDY, one.session, 1, bytes('late'))).rejects.toThrow(Refusal);
    expect(await kept.open(session(7))).toEqual(session(7));
  });

  test('forgets entries that were still on their way', async () => {
    const kept = await journal();
    await kept.open(one);
    const late = kept.append(STUDY, one.session, 0, bytes('x')).catch(() => undefined);
    await kept.forget(STUDY, one.session);
    await late;
    expect(await contentOf(kept, one.session)).toEqual([]);
  });
});

describe('the journal in SQLite', () => {
  test('is there again after it was closed', async () => {
    const folder = dataFolder();
    const first = await openSqliteJournal(folder);
    await first.open(session(1));
    const appended = first.append(STUDY, session(1).session, 0, bytes('kept'));
    await first.close();
    await appended;
    const second = await openSqliteJournal(folder);
    open.push(second);
    expect(await second.next(STUDY, session(1).session)).toBe(1);
  });

  test('can be read while it is written', async () => {
    const folder = dataFolder();
    const journal = await openSqliteJournal(folder);
    open.push(journal);
    await journal.open(session(1));
    await journal.append(STUDY, session(1).session, 0, bytes('kept'));
    const reader = readSqliteJournal(folder);
    expect(await reader.sessions(STUDY)).toEqual([session(1)]);
    await journal.append(STUDY, session(1).session, 1, bytes('later'));
    const seqs: number[] = [];
    for await (const { seq } of reader.entries(STUDY, session(1).session)) seqs.push(seq);
    expect(seqs).toEqual([0, 1]);
    await reader.close();
  });

  test('refuses to read a folder without records, and makes none there', () => {
    const folder = dataFolder();
    expect(() => readSqliteJournal(folder)).toThrow(/holds no records/);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('leaves no byte of a forgotten session in database, log or index', async () => {
    const folder = dataFolder();
    const journal = await openSqliteJournal(folder);
    open.push(journal);
    const victims = [3, 17, 39, 0];
    await fillByChance(journal, 40, (owner) => `${CANARY} ${owner};`);
    for (const victim of victims) {
      expect(occurrences(folder, session(victim).session)).toBeGreaterThan(0);
      await journal.forget(STUDY, session(victim).session);
      expect(occurrences(folder, session(victim).session)).toBe(0);
      expect(occurrences(folder, `${CANARY} ${victim};`)).toBe(0);
    }
    expect(await journal.sessions(STUDY)).toHaveLength(36);
    expect(occurrences(folder, `${CANARY} 4;`)).toBe(await journal.next(STUDY, session(4).session));
  });
});

/**
 * Sessions that write by chance, entries of chance length, make SQLite move rows between pages, which
 * leaves copies behind that zeroing deleted rows does not reach.
 */
async function fillByChance(
  journal: Journal,
  sessions: number,
  wordOf: (owner: number) => string,
): Promise<void> {
  const seqs = Array.from({ length: sessions }, () => 0);
  for (const owner of seqs.keys()) await journal.open(session(owner));
  const chance = seededRandom(1);
  for (let round = 0; round < 200; round++)
    await Promise.all(
      Array.from({ length: 60 }, () => {
        const owner = Math.floor(chance() * sessions);
        const seq = seqs[owner] ?? 0;
        seqs[owner] = seq + 1;
        const text = wordOf(owner) + 'x'.repeat(20 + Math.floor(chance() * 300));
        return journal.append(STUDY, session(owner).session, seq, bytes(text));
      }),
    );
}

function occurrences(folder: string, text: string): number {
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1').split(text).length - 1)
    .reduce((sum, count) => sum + count, 0);
}

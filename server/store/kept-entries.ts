import { decodeEntry, type Entry } from '#study/wire/entry';
import type { JournalReader } from './journal.ts';

/** All entries of a session in order, decoded; none of a session that is not there. */
export async function keptEntries(
  journal: JournalReader,
  study: string,
  session: string,
): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const { bytes } of journal.entries(study, session)) entries.push(decodeEntry(bytes));
  return entries;
}

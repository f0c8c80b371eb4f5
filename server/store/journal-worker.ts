import { parentPort, workerData } from 'node:worker_threads';
import type { JournalAnswer, JournalCall } from './journal-call.ts';
import { JournalDatabase } from './journal-database.ts';

/* The journal's thread: owns the database file named in `workerData` and answers calls in order. */
const database = JournalDatabase.toWrite(String(workerData));

parentPort?.on('message', (call: JournalCall) => {
  parentPort?.postMessage(answer(call));
  if (call.method === 'close') parentPort?.close();
});

function answer({ id, method, args }: JournalCall): JournalAnswer {
  try {
    const run = database[method] as (...args: readonly unknown[]) => unknown;
    return { id, value: run.apply(database, [...args]) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

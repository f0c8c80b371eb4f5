import { openThreadCrew, type ThreadCrew } from '#data/node/ingest/thread-crew';
import { modelCard } from '#models/tagger/model-cards';
import type { FakeOrder } from './fake-hearing-worker.ts';

/** The cards of the fakes, in their order. */
const CARDS = [modelCard('musicnn-mtt'), modelCard('vgg-msd')];

/** Threads that hear with the fakes of fake-ingest.ts, each with little memory. */
export async function openFakeCrew(order: FakeOrder, jobs: number): Promise<ThreadCrew> {
  const source = 'tests/support/fake-hearing-worker.ts';
  return await openThreadCrew(CARDS, { source, order, mebibytes: 64 }, jobs);
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { openDataset } from '#data/node/dataset-folder';
import { Refusal } from '#models/refusal';
import { simulateStudy } from '#server/study/simulate';
import { heldSlots, type Taken } from '#study/design/assign';
import { requireProtocol } from '#study/node/read-protocol';
import type { Participation } from '#study/node/simulated-participant';
import { conditionsOf } from '#study/protocol/protocol';
import { EXAMPLES } from '../support/example-studies.ts';
import { timed } from './timing.ts';

/** People who come to each study, unless told otherwise. */
const PEOPLE = 200;

/**
 * Simulated people come to every ready study through its socket; prints how they ended, by how much completed
 * + active people of two conditions differed at most after an assignment, the quotas, and what it took.
 */
export async function benchStudies([wanted = 'all', people]: readonly string[]): Promise<void> {
  const files = EXAMPLES.filter((file) => wanted === 'all' || basename(file).startsWith(wanted));
  const participants = Number(people ?? PEOPLE);
  if (files.length === 0)
    throw new Refusal(`Got ${wanted} when expected all, or the name of a ready study.`);
  if (!Number.isInteger(participants) || participants < 1)
    throw new Refusal(`Got ${people} people when expected a whole number from 1.`);
  const dataset = await openDataset('data/demo');
  for (const file of files) await benchStudy(file, dataset, participants);
}

async function benchStudy(
  file: string,
  dataset: Awaited<ReturnType<typeof openDataset>>,
  participants: number,
): Promise<void> {
  const { protocol } = await requireProtocol(file);
  const out = await mkdtemp(join(tmpdir(), 'earshot-bench-'));
  const conditions = conditionsOf(protocol).filter(({ off }) => off !== true);
  let results: readonly Participation[] = [];
  let most = 0;
  const assigned = (taken: readonly Taken[]) => {
    const counts = conditions.map(({ id }) => heldSlots(id, taken).size);
    most = Math.max(most, Math.max(...counts) - Math.min(...counts));
  };
  const took = await timed(async () => {
    results = await simulateStudy({ protocol, dataset, participants, seed: 1, assigned }, out);
  });
  await rm(out, { recursive: true, force: true });
  const count = (outcome: Participation['outcome'], condition?: string) =>
    results.filter((one) => one.outcome === outcome && (!condition || one.condition === condition))
      .length;
  const filled = conditions.map(({ id }) => `${id} ${count('complete', id)}`).join(', ');
  console.info(
    [
      `${basename(file)}: ${count('complete')} complete, ${count('screened')} screened, ${count('dropped')} dropped, ${count('refused')} told it was full`,
      `quota ${protocol.quota ?? 'none'}: ${filled}`,
      `most difference at an assignment ${most}`,
      `${took.wall.toFixed(1)} s, ${took.cpu.toFixed(1)} s of CPU`,
    ].join('; '),
  );
}

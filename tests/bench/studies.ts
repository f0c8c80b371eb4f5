import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { openDataset } from '#data/node/dataset-folder';
import { Refusal } from '#models/refusal';
import { simulateStudy } from '#server/study/simulate';
import { requireProtocol } from '#study/node/read-protocol';
import type { Participation } from '#study/node/simulated-participant';
import { EXAMPLES } from '../support/example-studies.ts';
import { timed } from './timing.ts';

/** People who come to each study. */
const PEOPLE = 200;

/** 200 simulated people come to every ready study through its socket; prints how they ended and what it took. */
export async function benchStudies([wanted]: readonly string[]): Promise<void> {
  const files = EXAMPLES.filter(
    (file) => wanted === undefined || basename(file).startsWith(wanted),
  );
  if (files.length === 0)
    throw new Refusal(`Got ${wanted} when expected the name of a ready study.`);
  const dataset = await openDataset('data/demo');
  for (const file of files) {
    const { protocol } = await requireProtocol(file);
    const out = await mkdtemp(join(tmpdir(), 'earshot-bench-'));
    let results: readonly Participation[] = [];
    const took = await timed(async () => {
      results = await simulateStudy({ protocol, dataset, participants: PEOPLE, seed: 1 }, out);
    });
    await rm(out, { recursive: true, force: true });
    const count = (outcome: Participation['outcome']) =>
      results.filter((one) => one.outcome === outcome).length;
    const ends = `${count('complete')} complete, ${count('screened')} screened, ${count('dropped')} dropped, ${count('refused')} told it was full`;
    console.info(
      `${basename(file)}: ${ends}; ${took.wall.toFixed(1)} s, ${took.cpu.toFixed(1)} s of CPU`,
    );
  }
}

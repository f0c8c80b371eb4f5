import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '#models/refusal';
import { benchDigits, benchLarge } from './projection-maps.ts';
import { benchNeighbours, benchPca } from './projection-pca.ts';
import { benchSmallTsne, benchThreads, benchTsne } from './projection-tsne.ts';
import { pythonPeers } from './python-peer.ts';

/** Where a part keeps its files, and whether there are peers in Python. */
export interface Workbench {
  readonly folder: string;
  readonly python: boolean;
}

const PARTS: Readonly<Record<string, (bench: Workbench) => Promise<void>>> = {
  pca: benchPca,
  neighbours: benchNeighbours,
  tsne: benchTsne,
  threads: benchThreads,
  'tsne-js': benchSmallTsne,
  digits: benchDigits,
  large: benchLarge,
};

/** All parts, or those that are named; each is under eight minutes on a quiet machine. */
export async function benchProjection(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !(name in PARTS));
  if (unknown !== undefined)
    throw new Refusal(
      `Got the part "${unknown}"; expected some of: ${Object.keys(PARTS).join(', ')}.`,
      { exitCode: 2 },
    );
  const { versions, missing } = pythonPeers();
  console.info(`${cpus().length} x ${cpus()[0]?.model}, node ${process.version}`);
  console.info(versions === undefined ? missing : `peers in Python, one thread each: ${versions}`);
  const folder = await mkdtemp(join(tmpdir(), 'earshot-bench-'));
  try {
    for (const [name, part] of Object.entries(PARTS)) {
      if (names.length > 0 && !names.includes(name)) continue;
      const load = loadavg().map((value) => value.toFixed(1));
      console.info(`\n${name} (load ${load.join(' ')})`);
      await part({ folder, python: versions !== undefined });
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '#models/refusal';
import { benchDigits, benchLarge } from './projection-maps.ts';
import { benchApproximate, benchNeighbours } from './projection-neighbours.ts';
import { benchMlPca, benchNumpy, benchStream } from './projection-pca.ts';
import { benchSmallTsne, benchThreads, benchTsne } from './projection-tsne.ts';
import { pythonPeers } from './python-peer.ts';

/** Where a part keeps its files, and whether there are peers in Python. */
export interface Workbench {
  readonly folder: string;
  readonly python: boolean;
}

/** A part, and about how many seconds it takes on a quiet machine of two cores. */
interface Part {
  readonly seconds: number;
  readonly run: (bench: Workbench) => Promise<void>;
}

const PARTS: Readonly<Record<string, Part>> = {
  'pca-ml': { seconds: 15, run: benchMlPca },
  'pca-numpy': { seconds: 20, run: benchNumpy },
  'pca-stream': { seconds: 30, run: benchStream },
  neighbours: { seconds: 20, run: benchNeighbours },
  approximate: { seconds: 100, run: benchApproximate },
  'tsne-5000': { seconds: 70, run: benchTsne(5000) },
  'tsne-20000': { seconds: 340, run: benchTsne(20_000) },
  'threads-5000': { seconds: 15, run: benchThreads(5000) },
  'threads-20000': { seconds: 75, run: benchThreads(20_000) },
  'tsne-js': { seconds: 320, run: benchSmallTsne },
  digits: { seconds: 70, run: benchDigits },
  large: { seconds: 150, run: benchLarge },
};

/** All parts, or those that are named, or whose names begin so: `threads` is both of them. */
export async function benchProjection(names: readonly string[]): Promise<void> {
  const isMeant = (part: string, name: string) => part === name || part.startsWith(`${name}-`);
  const known = Object.keys(PARTS);
  const unknown = names.find((name) => !known.some((part) => isMeant(part, name)));
  if (unknown !== undefined)
    throw new Refusal(`Got the part "${unknown}"; expected some of: ${known.join(', ')}.`, {
      exitCode: 2,
    });
  const chosen = Object.entries(PARTS).filter(
    ([part]) => names.length === 0 || names.some((name) => isMeant(part, name)),
  );
  const seconds = chosen.reduce((sum, [, part]) => sum + part.seconds, 0);
  console.info(`${chosen.length} parts, about ${Math.ceil(seconds / 60)} minutes in all`);
  const { versions, missing } = pythonPeers();
  console.info(`${cpus().length} x ${cpus()[0]?.model}, node ${process.version}`);
  console.info(versions === undefined ? missing : `peers in Python, one thread each: ${versions}`);
  const folder = await mkdtemp(join(tmpdir(), 'earshot-bench-'));
  try {
    for (const [name, part] of chosen) {
      const load = loadavg().map((value) => value.toFixed(1));
      console.info(`\n${name} (about ${part.seconds} s, load ${load.join(' ')})`);
      await part.run({ folder, python: versions !== undefined });
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

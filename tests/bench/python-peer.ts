import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const SCRIPT = join(import.meta.dirname, 'projection-peers.py');

/** Variables that would tie numpy's arithmetic to another processor than this. */
const TUNED = new Set(['OPENBLAS_CORETYPE', 'OPENBLAS_L2_SIZE']);

/** What a peer in Python measured of itself. */
export type Told = Readonly<Record<string, number>>;

/** Versions of the peers, or why there are none. */
export function pythonPeers(): { readonly versions: string | undefined; readonly missing: string } {
  const { status, stdout } = run(['versions']);
  const missing =
    'scikit-learn and numpy are not there (Debian: python3-sklearn), so they are left out.';
  return { versions: status === 0 ? stdout.trim() : undefined, missing };
}

/** Run one job of the peers, single-threaded and without spinning. */
export function askPython(...args: readonly string[]): Told {
  const { status, stdout, stderr } = run(args);
  if (status !== 0) throw new Error(`${SCRIPT} ${args.join(' ')} failed: ${stderr}`);
  return JSON.parse(stdout) as Told;
}

function run(args: readonly string[]) {
  const kept = Object.entries(process.env).filter(([name]) => !TUNED.has(name));
  const env = {
    ...Object.fromEntries(kept),
    OMP_NUM_THREADS: '1',
    OPENBLAS_NUM_THREADS: '1',
    OMP_WAIT_POLICY: 'passive',
  };
  return spawnSync('/usr/bin/python3', [SCRIPT, ...args], { encoding: 'utf8', env });
}

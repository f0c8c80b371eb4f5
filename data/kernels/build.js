/**
 * Compile the AssemblyScript kernels into the modules that the program loads.
 *
 *   node data/kernels/build.js            write them
 *   node data/kernels/build.js --check    exit 1 where one differs from what its source gives
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const kernels = [
  { source: 'data/kernels/resample.ts', target: 'data/resample/resample-kernel.ts' },
  { source: 'data/kernels/covariance.ts', target: 'models/projection/covariance-kernel.ts' },
  { source: 'data/kernels/neighbours.ts', target: 'models/projection/neighbours-kernel.ts' },
  { source: 'data/kernels/calibrate.ts', target: 'models/projection/calibrate-kernel.ts' },
  { source: 'data/kernels/tsne.ts', target: 'models/projection/tsne-kernel.ts' },
];
const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];

function compile(source) {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-kernel-'));
  const wasm = join(folder, 'kernel.wasm');
  const asc = join(root, 'node_modules/assemblyscript/bin/asc.js');
  try {
    execFileSync(process.execPath, [asc, source, ...options, '--initialMemory', '1', '-o', wasm], {
      cwd: root,
    });
    return readFileSync(wasm).toString('base64');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function moduleOf({ source }) {
  return `/** ${source} as WebAssembly, base64: written by data/kernels/build.js, never by hand. */
export const KERNEL =
  '${compile(source)}';
`;
}

const stale = kernels.filter((kernel) => {
  const text = moduleOf(kernel);
  const path = join(root, kernel.target);
  if (process.argv.includes('--check')) return readFileSync(path, 'utf8') !== text;
  writeFileSync(path, text);
  return false;
});
for (const { source, target } of stale)
  console.error(`${target} is not what ${source} compiles to; run node data/kernels/build.js.`);
process.exitCode = stale.length > 0 ? 1 : 0;

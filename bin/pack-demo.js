import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const from = fileURLToPath(new URL('../data/demo/', import.meta.url));
const to = fileURLToPath(new URL('../dist/demo/', import.meta.url));

rmSync(to, { recursive: true, force: true });
cpSync(from, to, { recursive: true });
for (const folder of ['files', 'manifests'])
  for (const name of readdirSync(`${to}${folder}`)) {
    const path = `${to}${folder}/${name}`;
    const bytes = readFileSync(path);
    writeFileSync(`${path}.br`, brotliCompressSync(bytes));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }

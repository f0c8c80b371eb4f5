import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { fromSource, packagePath } from './package-root.ts';

/**
 * Start a thread whose code is a TypeScript file of the package, by its path there: from the built program
 * the file built of it, from source the source, which tsx reads.
 */
export function startThread(source: string, options: WorkerOptions): Worker {
  if (!fromSource)
    return new Worker(packagePath(`dist/earshot/${basename(source, '.ts')}.js`), options);
  const url = pathToFileURL(packagePath(source)).href;
  const load = `import('tsx/esm/api').then((tsx) => { tsx.register(); return import('${url}'); })`;
  return new Worker(load, { ...options, eval: true });
}

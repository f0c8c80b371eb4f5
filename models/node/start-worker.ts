import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { fromSource, packagePath } from './package-root.ts';

/**
 * Start the thread of a source file of the package: from the built program the built worker, which is
 * named like its source (see vite.config.ts); from source the source, which tsx reads.
 */
export function startWorker(source: string, workerData: unknown): Worker {
  if (!fromSource)
    return new Worker(packagePath(`dist/earshot/${basename(source, '.ts')}.js`), { workerData });
  const url = pathToFileURL(packagePath(source)).href;
  const load = `import('tsx/esm/api').then((tsx) => { tsx.register(); return import('${url}'); })`;
  return new Worker(load, { eval: true, workerData });
}

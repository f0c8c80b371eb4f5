import { Refusal } from '#models/refusal';
import type { MatrixEngine } from './matrix-engine.ts';
import { mlPca } from './ml-pca.ts';
import { ownPca, ownStdPca } from './own-pca.ts';
import { ownTsne } from './own-tsne.ts';
import { ownUmap } from './own-umap.ts';
import { tsneJs } from './tsne-js.ts';
import { umapJs } from './umap-js.ts';

/** Engines of every method, the one that is taken where none is named first. */
const ENGINES: Readonly<Record<string, readonly MatrixEngine[]>> = {
  pca: [ownPca, mlPca],
  'std-pca': [ownStdPca],
  tsne: [ownTsne, tsneJs],
  umap: [ownUmap, umapJs],
};

/** Methods that a matrix can be projected by. */
export const METHODS = Object.keys(ENGINES);

/** The engine of a method; `name` undefined takes the method's own. @throws Refusal if there is none. */
export function chosenEngine(method: string, name?: string): MatrixEngine {
  const engines = ENGINES[method];
  if (!engines)
    throw new Refusal(`Got the method "${method}"; expected one of: ${METHODS.join(', ')}.`, {
      exitCode: 2,
    });
  const engine = name === undefined ? engines[0] : engines.find((each) => each.name === name);
  if (engine) return engine;
  const names = engines.map((each) => each.name).join(', ');
  throw new Refusal(`Got the engine "${name}" for ${method}; expected one of: ${names}.`, {
    exitCode: 2,
  });
}

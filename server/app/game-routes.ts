import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type RequestHandler, Router } from 'express';
import { markFresh, markImmutable, refuse } from './answers.ts';
import { PackedFile } from './packed-file.ts';
import { mayCompile } from './security.ts';

/** The page's workers, by the names that the build gives them. */
const WORKER = /^assets\/[a-z-]+-worker-[\w-]+\.js$/;

/** Where participants of a study come in. */
const STUDY = /^\/study\/[a-z0-9][a-z0-9-]{0,63}$/;

/** The built page: its hashed assets for ever, its entry fresh. Files are known by name, not by path. */
export async function gameRoutes(folder: string): Promise<Router> {
  const files = await readFolder(folder);
  const router = Router();
  router.get('/{*path}', async (request, response, next) => {
    const name = STUDY.test(request.path)
      ? 'study.html'
      : request.path === '/'
        ? 'index.html'
        : request.path.slice(1);
    const file = files.get(name);
    if (!file) return next();
    if (name.startsWith('assets/')) markImmutable(response);
    else markFresh(response);
    if (WORKER.test(name)) mayCompile(response);
    await file.send(request, response);
  });
  if (!files.has('index.html')) router.get('/', answerUnbuilt);
  return router;
}

const answerUnbuilt: RequestHandler = (_, response) =>
  refuse(response, 503, 'The page is not built yet: run npm run build, then start again.');

async function readFolder(folder: string): Promise<ReadonlyMap<string, PackedFile>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = found
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const files = paths.map(async (path): Promise<[string, PackedFile]> => {
    const name = relative(folder, path).split(sep).join('/');
    return [name, await PackedFile.read(path)];
  });
  return new Map(await Promise.all(files));
}

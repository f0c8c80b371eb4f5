import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { type Request, type Response, Router } from 'express';
import { Refusal } from '#models/refusal';
import { markFresh, markImmutable, refuse } from './answers.ts';
import type { DatasetShelf } from './dataset-shelf.ts';
import { bestEncoding } from './packed-file.ts';

const MANIFEST = /^[0-9a-f]{64}\.json$/;
const FILE = /^[0-9a-f]{64}\.(?:bin|json)$/;
const NUMBER = /^(?:0|[1-9][0-9]{0,8})$/;
const HASH = /^[0-9a-f]{64}$/;
const ENDINGS = { br: '.br', gzip: '.gz', identity: '' } as const;

/** Datasets: what there is, their manifests, files and clips. Names are checked, never paths. */
export function datasetRoutes(shelf: DatasetShelf): Router {
  const router = Router();
  router.get('/', (_, response) => {
    markFresh(response);
    response.json(shelf.list());
  });
  router.get('/:id/manifest.json', async (request, response) => {
    const dataset = shelf.get(request.params.id);
    if (!dataset) return refuseName(response, 'dataset');
    markFresh(response);
    await sendPacked(request, response, join(dataset.dir, 'manifests'), `${dataset.hash}.json`);
  });
  router.get('/:id/manifests/:name', async (request, response) => {
    await sendNamed(shelf, request, response, 'manifests', MANIFEST);
  });
  router.get('/:id/files/:name', async (request, response) => {
    await sendNamed(shelf, request, response, 'files', FILE);
  });
  router.get('/:id/clips/:hash/:segment', async (request, response) => {
    await sendClip(shelf, request.params, response);
  });
  return router;
}

type Named = { id: string; name: string };

async function sendNamed(
  shelf: DatasetShelf,
  request: Request<Named>,
  response: Response,
  folder: string,
  pattern: RegExp,
): Promise<void> {
  const dataset = shelf.get(request.params.id);
  if (!dataset) return refuseName(response, 'dataset');
  if (!pattern.test(request.params.name)) return refuseName(response, 'file of a dataset');
  markImmutable(response);
  await sendPacked(request, response, join(dataset.dir, folder), request.params.name);
}

/** Send a file of a folder, packed where that lies beside it. */
async function sendPacked(
  request: Request<never> | Request<Named> | Request<{ id: string }>,
  response: Response,
  root: string,
  name: string,
): Promise<void> {
  const wanted = bestEncoding(request);
  const encoding = (await isThere(join(root, name + ENDINGS[wanted]))) ? wanted : 'identity';
  if (!(await isThere(join(root, name)))) return refuseName(response, 'file of a dataset');
  response.vary('Accept-Encoding');
  response.type(name.endsWith('.json') ? 'application/json' : 'application/octet-stream');
  if (encoding !== 'identity') response.set('Content-Encoding', encoding);
  await sendFile(response, root, name + ENDINGS[encoding]);
}

/** Resolves when the file is sent, or when the other side went away. */
function sendFile(response: Response, root: string, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    response.sendFile(name, { root, cacheControl: false, acceptRanges: false }, (error) => {
      if (error && !response.headersSent) reject(error);
      else resolve();
    });
  });
}

async function sendClip(
  shelf: DatasetShelf,
  { id, hash, segment }: { id: string; hash: string; segment: string },
  response: Response,
): Promise<void> {
  const dataset = HASH.test(hash) ? await shelf.version(id, hash) : undefined;
  if (!dataset) return refuseName(response, 'version of a dataset');
  if (!NUMBER.test(segment)) return refuseName(response, 'segment');
  try {
    const clip = await dataset.clip(Number(segment));
    markImmutable(response);
    response.type('audio/mpeg').send(Buffer.from(clip));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuse(response, 404, error.message);
  }
}

function refuseName(response: Response, what: string): void {
  refuse(response, 404, `Got the name of a ${what} that this server does not have.`);
}

async function isThere(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

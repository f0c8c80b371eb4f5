import { readFile } from 'node:fs/promises';
import { type Response, Router } from 'express';
import { isInstalled, weightsPath } from '#models/node/installed-models';
import { sha256 } from '#models/node/sha256';
import type { ModelCard } from '#models/tagger/model-card';
import { MODEL_CARDS } from '#models/tagger/model-cards';
import type { ServedModel } from '#models/tagger/served-model';
import { WEIGHTS_LICENCE } from '#models/tagger/weights-licence';
import { markFresh, markImmutable, refuse } from './answers.ts';

const LICENCE_LINK = '</api/models/licence.txt>; rel="license"';

/** Weights of the installed models, for browsers that hear a visitor's own file. Known by id, not by path. */
export function modelRoutes(folder: string): Router {
  const router = Router();
  router.get('/', async (_, response) => {
    markFresh(response);
    response.json(await servedModels(folder));
  });
  router.get('/licence.txt', (_, response) => {
    markFresh(response);
    response.type('text/plain').send(WEIGHTS_LICENCE);
  });
  router.get('/:id/:name', async (request, response) => {
    const { id, name } = request.params;
    const card = MODEL_CARDS.find((card) => card.id === id && name === `${card.sha256}.h5`);
    if (!card)
      return refuse(response, 404, 'Got the name of a model that this server does not know.');
    await sendWeights(response, card, folder);
  });
  return router;
}

async function servedModels(folder: string): Promise<readonly ServedModel[]> {
  const installed = await Promise.all(MODEL_CARDS.map((card) => isInstalled(card, folder)));
  return MODEL_CARDS.filter((_, i) => installed[i]).map(
    ({ id, bytes, sha256: hash, licence, url }) => ({
      id,
      bytes,
      sha256: hash,
      licence,
      source: url,
    }),
  );
}

/** Only bytes that are what the address says: a browser keeps them for ever. */
async function sendWeights(response: Response, card: ModelCard, folder: string): Promise<void> {
  const bytes = await readFile(weightsPath(card, folder)).catch(() => undefined);
  if (!bytes || sha256(bytes) !== card.sha256)
    return refuse(
      response,
      404,
      `This server has no weights of ${card.id}: who runs it can install them with earshot models install ${card.id}.`,
    );
  markImmutable(response);
  response.set('Link', LICENCE_LINK).type('application/octet-stream').send(bytes);
}

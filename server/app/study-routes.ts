import { Router } from 'express';
import type { Registry } from '../store/registry.ts';
import { markFresh, refuse } from './answers.ts';

/** Studies: the protocol as data, with the hashes that its records name. */
export function studyRoutes(registry: Registry): Router {
  const router = Router();
  router.get('/:id', (request, response) => {
    const study = registry.study(request.params.id);
    if (!study) return refuse(response, 404, 'Got a study that this server does not have.');
    markFresh(response);
    response.json(study);
  });
  return router;
}

import { type RequestHandler, Router } from 'express';
import { refuse } from './answers.ts';

/** Whether the process lives, and whether it can serve now. */
export function healthRoutes(isReady: () => Promise<boolean>): Router {
  const router = Router();
  router.get('/healthz', answerOk);
  router.get('/readyz', async (request, response, next) => {
    if (await isReady()) return void answerOk(request, response, next);
    refuse(response, 503, 'The server is not ready; try again in a moment.');
  });
  return router;
}

const answerOk: RequestHandler = (_, response) => {
  response.set('Cache-Control', 'no-store').json({ ok: true });
};

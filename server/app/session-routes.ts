import { type Response, Router } from 'express';
import { sha256 } from '#models/node/sha256';
import { sameHash } from '../gateway/session-desk.ts';
import type { SessionGateway } from '../gateway/session-gateway.ts';
import type { Journal } from '../store/journal.ts';
import { refuse } from './answers.ts';
import { limitDeletions } from './security.ts';

const BEARER = /^Bearer ([0-9a-f]{32})$/i;

/** Sessions: whoever holds a session's token may delete it. */
export function sessionRoutes(journal: Journal, gateway: SessionGateway): Router {
  const router = Router();
  router.use(limitDeletions());
  router.delete('/:study/:session', async (request, response) => {
    const { study, session } = request.params;
    const token = BEARER.exec(request.get('authorization') ?? '')?.[1];
    if (token === undefined)
      return refuse(response, 401, 'Got no token: send the header authorization: Bearer TOKEN.');
    const stored = await journal.find(study, session);
    if (!stored) return refuseUnknown(response);
    if (!sameHash(stored.tokenHash, sha256(token.toLowerCase())))
      return refuse(response, 403, 'Got a token that is not the one of this session.');
    await gateway.forget(study, session);
    response.status(204).end();
  });
  return router;
}

function refuseUnknown(response: Response): void {
  refuse(response, 404, 'Got a session that this server does not have, or has deleted.');
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { clientAddress } from './client-address.ts';

/** New connections a minute from one address; a whole school may share one. */
const MOST_A_MINUTE = 600;

type Middleware = (
  request: IncomingMessage & { _query?: Record<string, string> },
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** Limits how fast one address may open connections; what goes over an open one is not counted here. */
export function limitConnections(
  trustedProxies: number,
  mostAMinute: number = MOST_A_MINUTE,
): Middleware {
  const limit = rateLimit({
    windowMs: 60_000,
    limit: mostAMinute,
    legacyHeaders: false,
    validate: false,
    keyGenerator: (request) => ipKeyGenerator(clientAddress(request, trustedProxies)),
    handler: (_, response) => {
      response.statusCode = 429;
      response.end();
    },
  }) as unknown as Middleware;
  return (request, response, next) => {
    if (request._query?.['sid'] === undefined) limit(request, response, next);
    else next();
  };
}

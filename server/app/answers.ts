import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';

/** A year: what is named by its hash never changes. */
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Refuse a request in one sentence. */
export function refuse(response: Response, status: number, error: string): void {
  response.status(status).set('Cache-Control', 'no-store').json({ error });
}

/** May be kept by browsers for ever. */
export function markImmutable(response: Response): void {
  response.set('Cache-Control', IMMUTABLE);
}

/** Must be asked for again each time. */
export function markFresh(response: Response): void {
  response.set('Cache-Control', 'no-cache');
}

/** What no route knows. */
export const answerUnknown: RequestHandler = (_, response) =>
  refuse(response, 404, 'Got an address that this server does not have.');

/** What went wrong: the requester's fault in words, the server's own in the log. */
export function answerErrors(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status >= 500) log.error({ err: error, req: request }, 'a request failed');
    if (status === 404)
      return refuse(response, 404, 'Got an address that this server does not have.');
    if (status < 500) return refuse(response, status, 'Got a request that is not well formed.');
    refuse(response, 500, 'The server failed to answer; try again in a moment.');
  };
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : 500;
  return typeof status === 'number' && status >= 400 ? status : 500;
}

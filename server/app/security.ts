import type { RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { refuse } from './answers.ts';

/** Deletions a minute from one address. */
const MOST_DELETIONS = 60;

/**
 * Headers that keep a page to itself. It must work on plain http under any name, so nothing asks for https,
 * and nothing that browsers refuse with a warning on such addresses is sent.
 */
export const securityHeaders: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'", 'data:', 'blob:'],
      workerSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'"],
    },
  },
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
});

/**
 * Lets the script that is answered compile WebAssembly. A worker obeys the policy of its own script, so
 * the network that hears a visitor's file can run there while the page itself stays without the right.
 */
export function mayCompile(response: Response): void {
  const policy = response.getHeader('Content-Security-Policy');
  response.set('Content-Security-Policy', `${policy};script-src 'self' 'wasm-unsafe-eval'`);
}

/** Slows down who tries session names or tokens. */
export function limitDeletions(): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: MOST_DELETIONS,
    legacyHeaders: false,
    standardHeaders: 'draft-8',
    validate: { xForwardedForHeader: false },
    handler: (_, response) =>
      refuse(response, 429, 'Got too many deletions from one address; try again in a minute.'),
  });
}

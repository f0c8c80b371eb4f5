import { type DestinationStream, destination, type Logger, pino } from 'pino';

/**
 * The server's log: JSON lines on stderr. Addresses, devices, sessions and tokens never come in: requests
 * are logged by route, errors by their own text only.
 */
export function createLog(stream: DestinationStream = destination(2)): Logger {
  return pino({ base: null, serializers: { err: onlyText, req: onlyRoute } }, stream);
}

function onlyText(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  return { type: error.name, message: error.message, stack: error.stack };
}

/** The pattern that matched, not the address that was asked for. */
function onlyRoute(request: { method?: string; route?: { path?: unknown } }): unknown {
  return { method: request.method, route: request.route?.path };
}

import type { IncomingMessage } from 'node:http';

/**
 * Address of the client behind so many proxies of one's own: what a proxy further out wrote into
 * X-Forwarded-For is not believed. Used for rate limits only, and not kept.
 */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const header = request.headers['x-forwarded-for'];
  const told = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',');
  const forwarded = told.map((address) => address.trim()).filter((address) => address !== '');
  const hops = [request.socket.remoteAddress ?? '', ...forwarded.reverse()];
  return hops[Math.min(trustedProxies, hops.length - 1)] ?? '';
}

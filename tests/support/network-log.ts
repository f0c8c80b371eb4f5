import type { Page } from 'playwright-core';

/** One answer as the browser's network log shows it. */
export interface Transfer {
  readonly url: string;
  /** `Script`, `Stylesheet`, `Font`, `Document`, `Fetch` ... */
  readonly type: string;
  /** `br`, `gzip` or undefined. */
  readonly encoding: string | undefined;
  /** Bytes over the wire, headers included. */
  readonly bytes: number;
  /** When it was asked for, milliseconds after the page began to load. */
  readonly started: number;
}

/** Log a page's transfers by the browser's own protocol, from now on. */
export async function logTransfers(page: Page): Promise<readonly Transfer[]> {
  const transfers: Transfer[] = [];
  const known = new Map<string, Omit<Transfer, 'bytes'>>();
  const starts = new Map<string, number>();
  let origin: number | undefined;
  const client = await page.context().newCDPSession(page);
  client.on('Network.requestWillBeSent', ({ requestId, timestamp }) => {
    origin ??= timestamp;
    starts.set(requestId, 1000 * (timestamp - origin));
  });
  client.on('Network.responseReceived', ({ requestId, response, type }) => {
    const encoding = response.headers['content-encoding'] ?? response.headers['Content-Encoding'];
    const started = starts.get(requestId) ?? 0;
    known.set(requestId, { url: response.url, type, encoding, started });
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const transfer = known.get(requestId);
    if (transfer) transfers.push({ ...transfer, bytes: encodedDataLength });
  });
  await client.send('Network.enable');
  return transfers;
}

/** Kilobytes (1000 bytes) of the transfers of some types. */
export function kilobytes(transfers: readonly Transfer[], ...types: readonly string[]): number {
  const counted = transfers.filter(({ type }) => types.includes(type));
  return counted.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
}

import { join } from 'node:path';
import { Low } from 'lowdb';
import * as z from 'zod/mini';
import { durableJson } from './durable-json.ts';

/** What the operator of a server may set, in settings.json of its data folder. */
const Settings = z.strictObject({
  /**
   * How many proxies of one's own stand before the server. Their `X-Forwarded-For` then tells visitors
   * apart for the rate limits; nothing else is done with an address, and none is kept.
   */
  trustedProxies: z.int().check(z.minimum(0), z.maximum(10)),
});
export type Settings = z.infer<typeof Settings>;

const DEFAULTS: Settings = { trustedProxies: 0 };

/** Read a data folder's settings; what is not set yet is written with its default, to be edited. */
export async function openSettings(folder: string): Promise<Settings> {
  const low = new Low<Settings>(durableJson(join(folder, 'settings.json'), Settings), DEFAULTS);
  await low.read();
  await low.write();
  return low.data;
}

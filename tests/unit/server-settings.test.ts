import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { clientAddress } from '#server/gateway/client-address';
import { openSettings } from '#server/store/settings';

const folder = mkdtempSync(join(tmpdir(), 'earshot-settings-'));
const file = join(folder, 'settings.json');

afterAll(() => rmSync(folder, { recursive: true }));

const request = (forwarded?: string) =>
  ({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress: '10.0.0.1' },
  }) as unknown as IncomingMessage;

test('settings are written with their defaults, read back as edited, and refused when broken', async () => {
  expect(await openSettings(folder)).toEqual({ trustedProxies: 0 });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ trustedProxies: 0 });
  writeFileSync(file, '{"trustedProxies": 2}');
  expect(await openSettings(folder)).toEqual({ trustedProxies: 2 });
  writeFileSync(file, '{"trustedProxies": -1}');
  await expect(openSettings(folder)).rejects.toThrow(
    /settings.json does not fit at trustedProxies/,
  );
  writeFileSync(file, '{"trustedProxies": 1, "trustedProxy": 2}');
  await expect(openSettings(folder)).rejects.toThrow(/trustedProxy/);
});

test('a client can not choose its address: only proxies of one’s own are believed', () => {
  expect(clientAddress(request('1.2.3.4'), 0)).toBe('10.0.0.1');
  expect(clientAddress(request('6.6.6.6, 1.2.3.4'), 1)).toBe('1.2.3.4');
  expect(clientAddress(request('6.6.6.6, 1.2.3.4, 10.0.0.2'), 2)).toBe('1.2.3.4');
  expect(clientAddress(request(), 1)).toBe('10.0.0.1');
});

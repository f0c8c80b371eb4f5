import { expect, test } from 'vitest';
import { createLog } from '#server/app/log';

test('the log keeps route and error, and drops address, device, session and token', () => {
  const lines: string[] = [];
  const log = createLog({ write: (line) => void lines.push(line) });
  const request = {
    method: 'DELETE',
    url: '/api/sessions/free-play/5e55',
    route: { path: '/:study/:session' },
    ip: '203.0.113.7',
    headers: { 'user-agent': 'Canary/1.0', authorization: 'Bearer 70c3' },
    socket: { remoteAddress: '203.0.113.7' },
  };
  const error = Object.assign(new Error('read ECONNRESET'), { address: '203.0.113.7' });
  log.error({ err: error, req: request }, 'a request failed');
  const line = JSON.parse(lines.join(''));
  expect(line).toMatchObject({
    msg: 'a request failed',
    err: { message: 'read ECONNRESET' },
    req: { method: 'DELETE', route: '/:study/:session' },
  });
  expect(lines.join('')).not.toMatch(/203\.0\.113|Canary|5e55|70c3/);
  expect(line).not.toHaveProperty('hostname');
});

import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { GONE_AFTER_MS, MOST_OTHERS, type Other, PRESENCE } from '#study/wire/presence';
import { heard, startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let skipped = 0;
const sockets: Socket[] = [];

beforeAll(async () => {
  server = await startTestServer({ clock: () => performance.now() + skipped });
});
afterAll(async () => await server.close());
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});

const room = (map = 'musicnn-msd/taggram pca 0 1') => ({ dataset: server.dataset.hash, map });

async function connected(): Promise<Socket> {
  const socket = io(server.url + PRESENCE, {
    forceNew: true,
    transports: ['websocket'],
    reconnection: false,
  });
  sockets.push(socket);
  await heard(socket, 'connect');
  return socket;
}

async function listener(x: number, map?: string): Promise<Socket> {
  const socket = await connected();
  socket.emit('enter', room(map));
  socket.emit('here', x, 7);
  return socket;
}

/** What somebody is told the next time. */
async function told(socket: Socket): Promise<readonly Other[]> {
  return await new Promise((resolve) => {
    socket.once('others', resolve);
  });
}

/** What somebody is told once it fits. */
async function toldOf(socket: Socket, fits: (others: readonly Other[]) => boolean) {
  for (;;) {
    const others = await told(socket);
    if (fits(others)) return others;
  }
}

describe('others on the map', () => {
  test('two on the same map see each other, and nobody on another one', async () => {
    const [a, b, away] = [await listener(100), await listener(200), await listener(300, 'other')];
    const seen = await toldOf(a, (others) => others.length === 1);
    expect(seen[0]?.slice(1)).toEqual([200, 7]);
    expect((await toldOf(b, (others) => others.length === 1))[0]?.[1]).toBe(100);
    expect(await told(away)).toEqual([]);
  });

  test('who leaves, or goes to another map, is gone; who comes again is somebody else', async () => {
    const [a, b] = [await listener(1), await listener(2)];
    const [first] = await toldOf(a, (others) => others.length === 1);
    b.emit('enter', room('elsewhere'));
    await toldOf(a, (others) => others.length === 0);
    b.emit('enter', room());
    b.emit('here', 2, 7);
    const [again] = await toldOf(a, (others) => others.length === 1);
    expect(again?.[0]).not.toBe(first?.[0]);
    b.disconnect();
    await toldOf(a, (others) => others.length === 0);
  });

  test('who tells no place for a minute is not shown', async () => {
    const [a, b] = [await listener(1), await listener(2)];
    await toldOf(a, (others) => others.length === 1);
    skipped += GONE_AFTER_MS + 1;
    await toldOf(a, (others) => others.length === 0);
    b.emit('here', 9, 9);
    await toldOf(a, (others) => others[0]?.[1] === 9);
  });

  test(`one is told of at most ${MOST_OTHERS} others`, async () => {
    const a = await listener(1);
    await Promise.all(Array.from({ length: MOST_OTHERS + 6 }, () => listener(5)));
    expect(await toldOf(a, (others) => others.length >= MOST_OTHERS)).toHaveLength(MOST_OTHERS);
  });

  test('nothing of it is stored or logged', async () => {
    const [a] = [await listener(1), await listener(2)];
    await toldOf(a, (others) => others.length === 1);
    expect(server.log()).toBe('');
    expect(await server.parts.journal.find('free-play', 'presence')).toBeUndefined();
  });
});

describe('a hostile listener is cut off', () => {
  test.each<[string, (socket: Socket) => void]>([
    ['that enters nowhere', (socket) => socket.emit('enter')],
    ['that enters a map without end', (socket) => socket.emit('enter', room('x'.repeat(201)))],
    [
      'that enters what is not served',
      (socket) => socket.emit('enter', { ...room(), dataset: 'f'.repeat(64) }),
    ],
    ['that tells a place before it entered', (socket) => socket.emit('here', 1, 2)],
    ['that sends another message', (socket) => socket.emit('hello', { wire: 1 })],
  ])('%s', async (_, act) => {
    const socket = await connected();
    const gone = heard(socket, 'disconnect');
    act(socket);
    await gone;
    expect(socket.connected).toBe(false);
  });

  test.each([
    [-1, 0],
    [1.5, 0],
    [65_536, 0],
    ['1', 2],
    [null, 0],
    [{}, []],
    [Number.NaN, 1],
  ])('that is at %j, %j', async (x, y) => {
    const socket = await listener(1);
    const gone = heard(socket, 'disconnect');
    socket.emit('here', x, y);
    await gone;
    expect(socket.connected).toBe(false);
  });

  test('that floods; a little too much is only left out', async () => {
    const [a, b] = [await listener(1), await listener(2)];
    for (let i = 0; i < 12; i++) b.emit('here', 1000 + i, 0);
    const seen = await toldOf(a, (others) => (others[0]?.[1] ?? 0) >= 1000);
    expect(seen[0]?.[1]).toBeLessThan(1011);
    expect(b.connected).toBe(true);
    const gone = heard(b, 'disconnect');
    for (let i = 0; i < 100; i++) b.emit('here', i, 0);
    await gone;
    expect((await told(a)).length).toBe(0);
  });

  test('and everybody else goes on', async () => {
    const [a, b] = [await listener(1), await listener(2)];
    const hostile = await connected();
    hostile.emit('enter', { dataset: null });
    expect(await toldOf(a, (others) => others.length === 1)).toHaveLength(1);
    expect(b.connected).toBe(true);
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Connection, ConnectionEvents } from '#game/net/connection';
import { sendLeft } from '#game/net/left-sessions';
import { createMemoryStore } from '#game/net/memory-store';
import { Outbox } from '#game/net/outbox';
import type { Kept } from '#study/wire/messages';

const SESSION = {
  study: 'free-play',
  session: 'a'.repeat(32),
  token: 'b'.repeat(32),
  consent: 'c'.repeat(64),
  beat: 0,
};

/** A server in memory, behind a line that can be cut. */
function server() {
  const stored: Uint8Array[] = [];
  let line: ConnectionEvents | undefined;
  let up = false;
  const kept = (): Kept => ({ ok: true, next: stored.length });
  const connect = async (events: ConnectionEvents): Promise<Connection> => {
    line = events;
    if (up) setTimeout(events.connected, 1);
    return {
      hello: (_, answer) => void (up && setTimeout(() => answer(kept()), 1)),
      entry: (seq, bytes, answer) => {
        if (!up) return;
        if (seq === stored.length) stored.push(bytes);
        setTimeout(answer, 1, kept());
      },
      reconnect: () => undefined,
      close: () => undefined,
    };
  };
  return {
    stored,
    connect,
    raise: () => {
      up = true;
      line?.connected();
    },
    cut: () => {
      up = false;
      line?.lost();
    },
  };
}

const bytes = (value: number) => Uint8Array.of(value);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('an outbox with a store and a line', () => {
  test('stores entries while there is no line, sends them in order, then holds nothing', async () => {
    const store = createMemoryStore();
    const far = server();
    const outbox = new Outbox({ session: SESSION, store, connect: far.connect, now: () => 1 }, []);
    for (let i = 0; i < 40; i++) outbox.add(bytes(i));
    await vi.advanceTimersByTimeAsync(300);
    expect(await store.entries(SESSION.session)).toHaveLength(40);
    far.raise();
    await vi.advanceTimersByTimeAsync(300);
    expect(far.stored.map(([value]) => value)).toEqual(Array.from({ length: 40 }, (_, i) => i));
    expect(await store.entries(SESSION.session)).toEqual([]);
    await outbox.leave();
  });

  test('a page that goes leaves its rest, and the next page sends it and forgets the session', async () => {
    const store = createMemoryStore();
    const far = server();
    far.raise();
    const outbox = new Outbox({ session: SESSION, store, connect: far.connect, now: () => 1 }, []);
    await vi.advanceTimersByTimeAsync(10);
    outbox.add(bytes(0));
    await vi.advanceTimersByTimeAsync(10);
    far.cut();
    outbox.add(bytes(1));
    outbox.add(bytes(2));
    await outbox.leave();
    expect((await store.sessions())[0]?.beat).toBe(0);
    expect((await store.entries(SESSION.session)).map(({ seq }) => seq)).toEqual([1, 2]);
    far.raise();
    const sent = sendLeft(store, SESSION, far.connect);
    await vi.advanceTimersByTimeAsync(20);
    await sent;
    expect(far.stored.map(([value]) => value)).toEqual([0, 1, 2]);
    expect(await store.sessions()).toEqual([]);
  });

  test('a store that fails does not stop the sending', async () => {
    vi.spyOn(console, 'info').mockImplementation(() => undefined);
    const broken = { ...createMemoryStore(), write: () => Promise.reject(new Error('full')) };
    const far = server();
    far.raise();
    const parts = { session: SESSION, store: broken, connect: far.connect, now: () => 1 };
    const outbox = new Outbox(parts, []);
    outbox.add(bytes(7));
    await vi.advanceTimersByTimeAsync(600);
    expect(far.stored).toEqual([bytes(7)]);
    await outbox.leave();
  });

  test('stopping forgets what waits and takes nothing more', async () => {
    const store = createMemoryStore();
    const far = server();
    const outbox = new Outbox({ session: SESSION, store, connect: far.connect, now: () => 1 }, []);
    outbox.add(bytes(0));
    await outbox.flush();
    outbox.stop('This walk was deleted.');
    outbox.add(bytes(1));
    await vi.advanceTimersByTimeAsync(300);
    expect(await store.entries(SESSION.session)).toEqual([]);
    expect(outbox.state).toMatchObject({ phase: 'closed', reason: 'This walk was deleted.' });
  });
});

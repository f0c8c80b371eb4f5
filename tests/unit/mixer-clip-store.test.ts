import { expect, test } from 'vitest';
import { ClipStore } from '../../game/sound/clip-store.ts';

interface Clip {
  readonly bytes: number;
  readonly segment: number;
}

function createStore(mostBytes = 1000) {
  const asked: number[] = [];
  const clock = { ms: 0 };
  const waiting = new Map<
    number,
    { resolve: (clip: Clip) => void; reject: (cause: Error) => void }
  >();
  const store = new ClipStore<Clip>({
    mostBytes,
    now: () => clock.ms,
    load: (segment) => {
      asked.push(segment);
      return new Promise((resolve, reject) => waiting.set(segment, { resolve, reject }));
    },
  });
  const settle = async () => {
    for (let i = 0; i < 5; i++) await Promise.resolve();
  };
  const arrive = async (segment: number, bytes = 100) => {
    waiting.get(segment)?.resolve({ bytes, segment });
    await settle();
  };
  const fail = async (segment: number) => {
    waiting.get(segment)?.reject(new Error('offline'));
    await settle();
  };
  return { store, asked, clock, arrive, fail };
}

test('at most four clips are on their way, the most urgent first', async () => {
  const { store, asked, arrive } = createStore();
  store.want([9, 3], [7, 1, 5, 6]);
  expect(asked).toEqual([9, 3, 7, 1]);
  await arrive(7);
  expect(asked).toEqual([9, 3, 7, 1, 5]);
});

test('a clip that is heard does not wait for those that will be, up to six in all', async () => {
  const { store, asked, arrive } = createStore();
  store.want([], [1, 2, 3, 4, 5]);
  expect(asked).toEqual([1, 2, 3, 4]);
  store.want([8, 9, 10], [5]);
  expect(asked).toEqual([1, 2, 3, 4, 8, 9]);
  await arrive(1);
  expect(asked).toEqual([1, 2, 3, 4, 8, 9, 10]);
  await arrive(2);
  await arrive(3);
  expect(asked).toHaveLength(7);
  await arrive(4);
  expect(asked.at(-1)).toBe(5);
});

test('what is not wanted any more is not asked for', async () => {
  const { store, asked, arrive } = createStore();
  store.want([], [1, 2, 3, 4, 5]);
  store.want([], [8]);
  await arrive(1);
  expect(asked).toEqual([1, 2, 3, 4, 8]);
});

test('F30 B6 a clip that is there is not asked for again', async () => {
  const { store, asked, arrive } = createStore();
  store.want([1]);
  await arrive(1);
  store.want([1]);
  expect(asked).toEqual([1]);
  expect(store.get(1)?.segment).toBe(1);
});

test('a failed clip is tried again later and later, and holds nothing up', async () => {
  const { store, asked, clock, arrive, fail } = createStore();
  store.want([1, 2]);
  await fail(1);
  await arrive(2);
  expect(store.get(2)).toBeDefined();
  for (const [ms, times] of [
    [499, 1],
    [500, 2],
  ] as const) {
    clock.ms = ms;
    store.want([1]);
    expect(asked.filter((segment) => segment === 1)).toHaveLength(times);
  }
  await fail(1);
  clock.ms = 1400;
  store.want([1]);
  expect(asked.filter((segment) => segment === 1)).toHaveLength(2);
  clock.ms = 1500;
  store.want([1]);
  await arrive(1);
  expect(store.get(1)?.segment).toBe(1);
});

test('the least recently used clips go when there are too many bytes', async () => {
  const { store, arrive } = createStore(250);
  store.want([1, 2, 3]);
  await arrive(1);
  await arrive(2);
  store.get(1);
  await arrive(3);
  expect([1, 2, 3].map((segment) => store.get(segment) !== undefined)).toEqual([true, false, true]);
});

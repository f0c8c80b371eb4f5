import { expect, test } from 'vitest';
import { GroupCommit } from '#server/store/group-commit';

/** Commits that end when the test says so. */
function heldCommits() {
  const groups: number[][] = [];
  const ends: ((error?: Error) => void)[] = [];
  const group = new GroupCommit<number, string>(async (items) => {
    groups.push([...items]);
    await new Promise<void>((resolve, reject) => {
      ends.push((error) => (error ? reject(error) : resolve()));
    });
    return items.map((item) => `kept ${item}`);
  }, 1);
  const running = async (count: number) => await expect.poll(() => ends.length).toBe(count);
  return { group, groups, running, end: (i: number, error?: Error) => ends[i]?.(error) };
}

test('what comes together, or while a commit runs, is committed together', async () => {
  const { group, groups, running, end } = heldCommits();
  const first = [group.add(1), group.add(2)];
  await running(1);
  const second = [group.add(3), group.add(4), group.add(5)];
  end(0);
  expect(await Promise.all(first)).toEqual(['kept 1', 'kept 2']);
  await running(2);
  end(1);
  expect(await Promise.all(second)).toEqual(['kept 3', 'kept 4', 'kept 5']);
  expect(groups).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
});

test('a commit that fails fails its own items only, and flush waits for all', async () => {
  const { group, running, end } = heldCommits();
  const lost = group.add(1).catch((error: Error) => error.message);
  await running(1);
  const kept = group.add(2);
  end(0, new Error('disk full'));
  expect(await lost).toBe('disk full');
  await running(2);
  let flushed = false;
  const flushing = group.flush().then(() => {
    flushed = true;
  });
  expect(flushed).toBe(false);
  end(1);
  await flushing;
  expect(await kept).toBe('kept 2');
});

test('a flush waits for what was added before it, not for what comes after', async () => {
  const { group, running, end } = heldCommits();
  const first = group.add(1);
  const flushing = group.flush();
  await running(1);
  const later = group.add(2);
  end(0);
  await flushing;
  expect(await first).toBe('kept 1');
  await running(2);
  end(1);
  expect(await later).toBe('kept 2');
});

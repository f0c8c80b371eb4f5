import { expect, test } from 'vitest';
import { describeSummary } from '#data/node/ingest/describe-summary';
import { createProgress, describePosition, type Position } from '#data/node/progress';

const position = (change: Partial<Position> = {}): Position => ({
  done: 12,
  total: 60,
  share: 0.25,
  shareBefore: 0,
  music: 900,
  label: 'a/one.mp3',
  ...change,
});

/** A stream that keeps what is written, and a clock that is set by hand. */
function stage(isTTY: boolean, columns = 80) {
  const written: string[] = [];
  const clock = { time: 0 };
  const stream = { isTTY, columns, write: (text: string) => written.push(text) };
  return { written, clock, progress: createProgress(stream, () => clock.time) };
}

test('progress tells tracks, rate, time left and the last file', () => {
  expect(describePosition(position(), 25)).toBe(
    '12 of 60 tracks, 36.0 x real time, 75 s left: a/one.mp3',
  );
  expect(describePosition(position(), 600)).toContain('1.5 x real time, 30 min left');
  expect(describePosition(position(), 6000)).toContain('5.0 h left');
});

test('the time left counts only what this run did, not what an earlier one had done', () => {
  expect(describePosition(position({ share: 0.5, shareBefore: 0.25 }), 10)).toContain(
    ', 20 s left',
  );
  expect(describePosition(position({ share: 0.5, shareBefore: 0.5, music: 0 }), 10)).toBe(
    '12 of 60 tracks: a/one.mp3',
  );
});

test('nothing is left when all tracks are done', () => {
  expect(describePosition(position({ done: 60, share: 1 }), 30)).not.toContain('left');
});

test('a terminal gets one line that is drawn over at most ten times a second', () => {
  const { written, clock, progress } = stage(true);
  for (clock.time = 0; clock.time < 1000; clock.time += 10) progress.at(position());
  expect(written.length).toBe(10);
  expect(written[0]).toContain(`\r\u001b[K[${'#'.repeat(6)}${'.'.repeat(18)}] 12 of 60 tracks`);
  progress.clear();
  expect(written.at(-1)).toBe('\r\u001b[K');
});

test('the line never is wider than the terminal', () => {
  const { written, progress } = stage(true, 40);
  progress.at(position({ label: 'x'.repeat(200) }));
  expect(written[0]?.length).toBe('\r\u001b[K'.length + 39);
});

test('elsewhere a plain line is written every 5 seconds and at the end', () => {
  const { written, clock, progress } = stage(false);
  for (clock.time = 0; clock.time < 11_000; clock.time += 1000) progress.at(position());
  progress.at(position({ done: 60, share: 1 }));
  progress.clear();
  expect(written.map((line) => line.slice(0, 2))).toEqual(['12', '12', '12', '60']);
  expect(written.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
  expect(written.join('')).not.toContain('\r');
});

test('F41 the files that were left out come last with their reasons', () => {
  const lines = describeSummary({
    dataset: '/d',
    hash: 'h',
    tracks: 2,
    segments: 30,
    seconds: 120,
    elapsed: 4,
    xRealTime: 30,
    perModel: { 'vgg-mtt': 25.04, 'vgg-msd': null },
    failed: [{ path: 'x.mp3', reason: 'It is empty.' }],
  });
  expect(lines).toEqual([
    '/d: 2 tracks, 30 segments, 2.0 minutes of music in 4.0 s (30.0 x real time)',
    'vgg-mtt: 25.0 ms a segment',
    '1 file was left out:',
    '  x.mp3: It is empty.',
  ]);
});

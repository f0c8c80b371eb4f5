import { expect, test } from 'vitest';
import { TokenBucket } from '#server/gateway/token-bucket';

function passed(bucket: TokenBucket, now: number, asked: number): number {
  return Array.from({ length: asked }, () => bucket.take(now)).filter(Boolean).length;
}

test('a burst passes at once, then as many as the rate allows', () => {
  const bucket = new TokenBucket(10, 5, 0);
  expect(passed(bucket, 0, 20)).toBe(5);
  expect(passed(bucket, 100, 20)).toBe(1);
  expect(passed(bucket, 400, 20)).toBe(3);
});

test('a long rest earns no more than one burst', () => {
  const bucket = new TokenBucket(10, 5, 0);
  expect(passed(bucket, 1_000_000, 20)).toBe(5);
});

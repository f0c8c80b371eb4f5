import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PadSteering } from '#game/steering/gamepad';
import { pushIntent } from '#game/steering/push';
import { Intent } from '#study/walk/intent';

const push = fc.double({ min: -3, max: 3, noNaN: true });

test('any push is an Intent that the record takes, and points where it was pushed', () => {
  fc.assert(
    fc.property(push, push, (dx, dy) => {
      const intent = pushIntent(dx, dy);
      expect(Intent.safeParse(intent).success).toBe(true);
      if (intent.kind !== 'head') return;
      const along = intent.dx * dx + intent.dy * dy;
      expect(along).toBeGreaterThan(0.8 * Math.hypot(intent.dx, intent.dy) * Math.hypot(dx, dy));
    }),
  );
});

test('a stick at rest, or one that is no number, halts; one at its end walks at full speed', () => {
  expect(pushIntent(0.1, -0.1)).toEqual({ kind: 'halt' });
  expect(pushIntent(Number.NaN, 0)).toEqual({ kind: 'halt' });
  expect(pushIntent(0, -1)).toEqual({ kind: 'head', dx: 0, dy: -1 });
});

const pad = (x: number, y: number, ...held: number[]) => ({
  axes: [x, y],
  buttons: Array.from({ length: 17 }, (_, i) => ({ pressed: held.includes(i) })),
});

test('a gamepad tells a change of mind once, and leaves a walk that it did not begin alone', () => {
  const told: string[] = [];
  const actions = {
    steer: (intent: Intent) => told.push(intent.kind),
    zoom: (factor: number) => told.push(factor > 1 ? 'closer' : 'further'),
    fit: () => told.push('fit'),
  };
  const steering = new PadSteering();
  for (const read of [null, pad(0, 0), pad(0, 0.05)]) steering.read(read, actions);
  expect(told).toEqual([]);
  for (const read of [pad(1, 0), pad(1, 0), pad(1, 0.01), pad(0, 0), pad(0, 0)])
    steering.read(read, actions);
  expect(told).toEqual(['head', 'halt']);
  for (const read of [pad(0, 0, 5), pad(0, 0, 5), pad(0, 0), pad(0, 0, 4), pad(0, 0, 3, 14)])
    steering.read(read, actions);
  expect(told.slice(2)).toEqual(['closer', 'further', 'head', 'fit']);
});

test('a gamepad that is unplugged while it walks halts', () => {
  const told: string[] = [];
  const steering = new PadSteering();
  const actions = {
    steer: ({ kind }: Intent) => told.push(kind),
    zoom: () => undefined,
    fit: () => undefined,
  };
  steering.read(pad(1, 0), actions);
  steering.read(null, actions);
  steering.read(null, actions);
  expect(told).toEqual(['head', 'halt']);
});

import { expect, test } from 'vitest';
import { TickClock } from '../../game/map/tick-clock.ts';

function ticksAt(fps: number, seconds: number): number {
  const clock = new TickClock(1000);
  let ticks = 0;
  for (let frame = 1; frame <= fps * seconds; frame++)
    ticks += clock.pass(1000 + (frame * 1000) / fps).ticks;
  return ticks;
}

test('12, 60 and 144 frames a second make the same ticks', () => {
  expect([12, 60, 144].map((fps) => ticksAt(fps, 10))).toEqual([1250, 1250, 1250]);
});

test('what is left of a tick is kept for the next frame', () => {
  const clock = new TickClock(0);
  expect(clock.pass(7)).toEqual({ ticks: 0, paused: 0 });
  expect(clock.rest).toBe(7);
  expect(clock.pass(17)).toEqual({ ticks: 2, paused: 0 });
  expect(clock.rest).toBe(1);
});

test('a gap of more than a second is a pause without ticks', () => {
  const clock = new TickClock(0);
  expect(clock.pass(1000)).toEqual({ ticks: 125, paused: 0 });
  expect(clock.pass(2001)).toEqual({ ticks: 0, paused: 1001 });
  expect(clock.pass(2017)).toEqual({ ticks: 2, paused: 0 });
});

test('a clock that goes backwards passes no time', () => {
  const clock = new TickClock(100);
  expect(clock.pass(50)).toEqual({ ticks: 0, paused: 0 });
});

import { expect, test } from 'vitest';
import { OwnPoints } from '#game/map/own-points';
import { prepareGround } from '#study/walk/ground';
import { Walk } from '#study/walk/walk';

/** A walk that stands at a place among segments. */
function walkAt(x: number, y: number, positions: readonly number[]): Walk {
  const frame = { space: 's', projection: 'pca', labels: ['a', 'b'], axes: [0, 1] } as const;
  const layout = { scale: [1, 1], offset: [0, 0] } as const;
  const ground = prepareGround({ ...frame, ...layout, positions: Float32Array.from(positions) });
  const walk = new Walk(ground, { x, y }, () => undefined);
  walk.advance();
  return walk;
}

const clip = (segment: number) => ({ segment }) as unknown as AudioBuffer;

function pathOf(file: number, positions: readonly number[]) {
  const heard: (number | null)[] = [];
  const path = {
    file,
    positions: Float32Array.from(positions),
    clip,
    heard: (segment: number | null) => void heard.push(segment),
  };
  return { path, heard };
}

const voice = (segment: number) => ({ segment, gain: 1, pan: 0, since: 0 });
const moment = (...segments: number[]) => ({
  tick: 1,
  age: 0,
  voices: segments.map(voice),
  soon: [],
});

test('the nearest segment of the own file is heard, told once, and ends beyond the radius', () => {
  const own = new OwnPoints();
  const { path, heard } = pathOf(1, [0.5, 0.5, 0.52, 0.5]);
  own.show(path);
  own.follow(walkAt(0.519, 0.5, [0.9, 0.9]));
  own.follow(walkAt(0.519, 0.5, [0.9, 0.9]));
  expect(own.sounding).toBe(1);
  own.follow(walkAt(0.1, 0.1, [0.9, 0.9]));
  expect(own.sounding).toBeNull();
  expect(heard).toEqual([1, null]);
});

test('it sounds in front of the voices of the walk, which it does not change; the fourth yields', () => {
  const own = new OwnPoints();
  expect(own.join(moment(1, 2)).voices.map(({ segment }) => segment)).toEqual([1, 2]);
  own.show(pathOf(1, [0.5, 0.5]).path);
  const walk = walkAt(0.5, 0.5, [0.5, 0.5, 0.51, 0.5]);
  own.follow(walk);
  const joined = own.join(moment(7, 8, 9, 10)).voices.map(({ segment }) => segment);
  expect(joined.slice(1)).toEqual([7, 8, 9]);
  expect(own.owns(joined[0] ?? 0)).toBe(true);
  expect(own.clip(joined[0] ?? 0)).toEqual({ segment: 0 });
  expect(walk.state.voices.every(({ segment }) => !own.owns(segment))).toBe(true);
  expect(own.clip(7)).toBeUndefined();
});

test('another file has other voices, and one that is taken away is not heard', () => {
  const own = new OwnPoints();
  const walk = walkAt(0.5, 0.5, [0.9, 0.9]);
  const voices = [1, 2].map((file) => {
    own.show(pathOf(file, [0.5, 0.5]).path);
    own.follow(walk);
    return own.join(moment()).voices[0]?.segment;
  });
  expect(new Set(voices).size).toBe(2);
  own.show(null);
  own.follow(walk);
  expect(own.join(moment()).voices).toEqual([]);
  walk.end();
  own.show(pathOf(3, [0.5, 0.5]).path);
  own.follow(walk);
  expect(own.sounding).toBeNull();
});

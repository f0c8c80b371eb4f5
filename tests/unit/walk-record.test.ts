import { expect, test } from 'vitest';
import { arrival, prepareGround, startPlace, type WalkView } from '#study/walk/ground';
import { Walk } from '#study/walk/walk';
import type { Entry, SampleBatch } from '#study/wire/entry';

function viewOf(positions: readonly number[]): WalkView {
  return {
    space: 'made-up/taggram',
    projection: 'pca',
    axes: [0, 1],
    labels: ['PC 1', 'PC 2'],
    scale: [1, 1],
    offset: [0, 0],
    positions: Float32Array.from(positions),
  };
}
const GROUND = prepareGround(viewOf([0.25, 0.5, 0.75, 0.5]));

function begin(): { walk: Walk; entries: Entry[] } {
  const entries: Entry[] = [];
  return { entries, walk: new Walk(GROUND, { x: 0.25, y: 0.5 }, (entry) => entries.push(entry)) };
}
function pass(walk: Walk, ticks: number): void {
  for (let i = 0; i < ticks; i++) walk.advance();
}
const batches = (entries: readonly Entry[]) =>
  entries.filter((entry): entry is SampleBatch => entry.kind === 'samples');
const events = (entries: readonly Entry[]) =>
  entries.flatMap((entry) => (entry.kind === 'event' ? [entry.event] : []));

test('a walk begins with the map it enters and the rules that hold there', () => {
  const { entries } = begin();
  expect(events(entries)).toEqual([
    expect.objectContaining({ kind: 'viewed', tick: 0, x: 0.25, y: 0.5, ...GROUND.rules }),
  ]);
});

test('samples are two ticks apart and a batch is closed every 25 ticks', () => {
  const { walk, entries } = begin();
  pass(walk, 75);
  expect(batches(entries).map(({ tick, positions }) => [tick, positions.length / 2])).toEqual([
    [0, 13],
    [26, 12],
    [50, 13],
  ]);
});

test('every change of intent is recorded with its tick, the same wish again is not', () => {
  const { walk, entries } = begin();
  pass(walk, 3);
  walk.intend({ kind: 'head', dx: 1, dy: 0 });
  walk.intend({ kind: 'head', dx: 1, dy: 0 });
  pass(walk, 4);
  walk.intend({ kind: 'halt' });
  expect(events(entries).slice(1)).toEqual([
    { kind: 'intended', tick: 3, intent: { kind: 'head', dx: 1, dy: 0 } },
    { kind: 'intended', tick: 7, intent: { kind: 'halt' } },
  ]);
});

test('a sample shows where the walker stands after what happened at its tick', () => {
  const { walk, entries } = begin();
  const mirrored = prepareGround(viewOf([0.75, 0.125, 0.25, 0.125]));
  pass(walk, 4);
  walk.change(mirrored);
  pass(walk, 21);
  const [before, after] = batches(entries);
  expect([before?.tick, before?.positions.length]).toEqual([0, 4]);
  expect(after?.tick).toBe(4);
  expect([...(after?.positions.subarray(0, 2) ?? [])]).toEqual([0.75, 0.125]);
});

test('the avatar stays with its nearest segment when the map changes', () => {
  const to = prepareGround(viewOf([0.125, 0.25, 0.5, 0.875]));
  expect(arrival(GROUND, { x: 0.7, y: 0.6 }, to)).toEqual({ x: 0.5, y: 0.875 });
  expect(arrival(GROUND, { x: 0.3, y: 0.4 }, to)).toEqual({ x: 0.125, y: 0.25 });
});

test('the end closes the open batch, and nothing comes after it', () => {
  const { walk, entries } = begin();
  pass(walk, 5);
  walk.end();
  walk.end();
  walk.advance();
  walk.intend({ kind: 'head', dx: 1, dy: 0 });
  walk.change(GROUND);
  expect(entries.map((entry) => (entry.kind === 'event' ? entry.event.kind : entry.kind))).toEqual([
    'viewed',
    'samples',
    'ended',
  ]);
});

test('a walk begins at a segment that its seed chooses, and in the middle of an empty map', () => {
  const many = prepareGround(viewOf(Array.from({ length: 400 }, (_, i) => ((i + 1) * 0.618) % 1)));
  const starts = new Set([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => startPlace(many, seed).x));
  expect(starts.size).toBeGreaterThan(5);
  expect(startPlace(many, 3)).toEqual(startPlace(many, 3));
  expect(startPlace(prepareGround(viewOf([])), 3)).toEqual({ x: 0.5, y: 0.5 });
});

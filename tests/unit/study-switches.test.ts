import { describe, expect, test } from 'vitest';
import type { Axis } from '#models/projection/axis';
import { buildGrid } from '#models/space/grid';
import { parseProtocol } from '#study/node/read-protocol';
import { PlanDesk } from '#study/plan/draw-plan';
import { kindOf } from '#study/trial/kinds';
import { usualSeconds, type WalkedTask } from '#study/trial/map-rule';
import { pointFrom } from '#study/walk/advice';
import { endsOf } from '../../game/study/trials/walk-ends.tsx';
import { madeUpStimuli } from '../support/made-up-stimuli.ts';

const stimuli = madeUpStimuli();

/** The tasks of 16 people in a study of one walk with some switches. */
function walksWith(
  switches: string,
  kind = 'explore',
  more = '',
  minutes = '2',
): readonly WalkedTask[] {
  const read = parseProtocol(`format: earshot-protocol
version: 1
id: walks
title: Walks
blocks:
  - {kind: consent, text: You will walk., choice: I agree}
  - {kind: ${kind}, minutes: ${minutes}, ${more} map: {space: musicnn-msd/taggram, projection: pca, axes: [PC 1, PC 2]}, switches: ${switches}}
`);
  if ('length' in read) throw new Error(JSON.stringify(read));
  const desk = new PlanDesk({ protocol: read.protocol, hash: '0'.repeat(64), stimuli, labels: [] });
  return Array.from({ length: 16 }, (_, slot) => {
    const { trials } = desk.draw({ condition: 'all', slot, seed: slot });
    return trials[0]?.task as WalkedTask;
  });
}

const count = (tasks: readonly WalkedTask[], holds: (task: WalkedTask) => boolean) =>
  tasks.filter(holds).length;
const axis = (label: string, low: string, high: string): Axis => ({
  label,
  low: [low],
  high: [high],
  explained: null,
});

test('a walk without minutes has no limit; an estimate counts 5 minutes, or the least it takes', () => {
  const [free] = walksWith('{}', 'explore', '', 'null');
  expect(free).toMatchObject({ seconds: null });
  expect(free && usualSeconds(free)).toBe(300);
  const [long] = walksWith('{}', 'explore', 'least: 8,', 'null');
  expect(long && usualSeconds(long)).toBe(480);
  const [limited] = walksWith('{}');
  expect(limited && usualSeconds(limited)).toBe(120);
});

describe('STUDY 6 validity switches', () => {
  test('without any, words, hues and the model’s name are hidden and axes are exchanged for half of the people', () => {
    const tasks = walksWith('{}');
    for (const { labels, colours, name } of tasks)
      expect({ labels, colours, name }).toEqual({ labels: false, colours: false, name: 'Map A' });
    expect(count(tasks, ({ flipX }) => flipX)).toBe(8);
    expect(count(tasks, ({ flipY }) => flipY)).toBe(8);
    expect(count(tasks, ({ swap }) => swap)).toBe(0);
  });

  test('rotation gives half of the people the axes the other way round, and the export says which', () => {
    const tasks = walksWith('{rotate: true, flip: false}');
    expect(count(tasks, ({ swap }) => swap)).toBe(8);
    for (const task of tasks) {
      const [row] = kindOf('explore').rows(task, {}, {});
      expect(row).toMatchObject({
        swapped: task.swap,
        axis_x: task.swap ? 'PC 2' : 'PC 1',
        axis_y: task.swap ? 'PC 1' : 'PC 2',
        flip_x: false,
      });
    }
  });

  test('each is in the export of its session, as it was for that person', () => {
    const [task] = walksWith(
      '{labels: true, colours: true, names: true, speed: 0.08, flip: false}',
    );
    const [row] = kindOf('explore').rows(task, {}, {});
    expect(row).toMatchObject({
      labels_shown: true,
      colours_shown: true,
      speed: 0.08,
      shown_name: 'musicnn-msd/taggram',
      flip_x: false,
      flip_y: false,
    });
  });

  test('an axis that is exchanged end for end takes its words along', () => {
    const axes = [axis('PC 1', 'calm', 'loud'), axis('PC 2', 'dark', 'bright')] as const;
    expect(endsOf(axes, { flipX: false, flipY: false })).toEqual({
      left: 'calm',
      right: 'loud',
      bottom: 'dark',
      top: 'bright',
    });
    expect(endsOf(axes, { flipX: true, flipY: true })).toEqual({
      left: 'loud',
      right: 'calm',
      bottom: 'bright',
      top: 'dark',
    });
  });

  test('guidance strength is the policy’s share of the probability: 0 points anywhere, 0.7 mostly to the goal', () => {
    const positions = Float32Array.from({ length: 400 }, (_, i) =>
      i % 2 === 0 ? ((i / 2) % 20) / 20 : Math.floor(i / 40) / 10,
    );
    const grid = buildGrid(positions);
    const propensities = (strength: number) => {
      const at = { x: 0.5, y: 0.5 };
      const guidance = { policy: 'fixed-target' as const, targets: [0], strength };
      return pointFrom(guidance, grid, at, 0.5)?.propensities ?? [];
    };
    const even = propensities(0);
    expect(new Set(even.map((one) => one.toFixed(9))).size).toBe(1);
    const strong = propensities(0.7);
    expect(Math.max(...strong)).toBeCloseTo(0.7 + 0.3 / strong.length, 9);
    expect(strong.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
    const goal = 'goal: {find: clip}, policy: placebo, strength: 0.25,';
    const [task] = walksWith('{}', 'guided-walk', goal);
    const [row] = kindOf('guided-walk').rows(task, {}, { reached: false });
    expect(row).toMatchObject({ policy: 'placebo', strength: 0.25 });
  });
});

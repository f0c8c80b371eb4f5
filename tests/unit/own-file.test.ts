import { describe, expect, test } from 'vitest';
import { FRAMES_187 } from '#data/catalogue/segment-rule';
import { USUAL_LOOK } from '#game/dataset/look';
import type { ViewChoice } from '#game/dataset/view-choice';
import { layerOf, noRows, withBatch } from '#game/own-file/heard-rows';
import { offerOf } from '#game/own-file/offer';
import { type HeardFile, secondsLeft } from '#game/own-file/own-file';
import { modelCard } from '#models/tagger/model-cards';
import { sampleSpace } from '../support/sample-manifest.ts';

const { id, bytes, sha256, licence, url } = modelCard('musicnn-mtt');
const served = { id, bytes, sha256, licence, source: url };

function choiceOf(model: string, projection: 'original' | 'pca' = 'original'): ViewChoice {
  const space = sampleSpace(model, 'taggram');
  const found = space.projections.find((one) => one.id === projection);
  if (!found) throw new Error('The sample space lacks a projection.');
  return { space, projection: found, axes: [0, 1], look: USUAL_LOOK };
}

describe('a file is offered a place', () => {
  test('by the model of the map, where the server gives it', () => {
    expect(offerOf(choiceOf('musicnn-mtt'), FRAMES_187, [served])).toEqual({ model: served });
  });

  test('not where the server lacks it: then by the command that installs it', () => {
    expect(offerOf(choiceOf('musicnn-msd'), FRAMES_187, [served])).toEqual({
      reason: expect.stringMatching(/earshot models install musicnn-msd$/),
    });
  });

  test('not on maps of what a browser can not hear', () => {
    const elsewhere = { reason: expect.stringMatching(/MusiCNN and VGG.*\.$/) };
    expect(offerOf(choiceOf('descriptors'), FRAMES_187, [served])).toEqual(elsewhere);
    const shorter = { ...FRAMES_187, samples: 15_360, hop: 15_360 };
    expect(offerOf(choiceOf('musicnn-mtt'), shorter, [served])).toEqual(elsewhere);
  });

  test('not in a projection that can not place new points', () => {
    const choice = choiceOf('musicnn-mtt', 'pca');
    const closed = { ...choice, projection: { ...choice.projection, model: null } };
    expect(offerOf(closed, FRAMES_187, [served])).toEqual({
      reason: expect.stringMatching(/choose another projection\.$/),
    });
    const tsne = { ...choice.projection, id: 'tsne' as const, model: null };
    expect(offerOf({ ...choice, projection: tsne }, FRAMES_187, [served])).toEqual({
      model: served,
    });
  });
});

describe('what was heard', () => {
  const batch = (count: number, from: number) => ({
    count,
    taggrams: Float32Array.from({ length: 2 * count }, (_, i) => from + i),
    embeddings: Float32Array.from({ length: 3 * count }, (_, i) => 100 + from + i),
  });
  const rows = withBatch(withBatch(noRows('musicnn-mtt', 3), batch(2, 0)), batch(1, 4));

  test('is both layers of all segments so far, in order', () => {
    expect(layerOf(rows, 'taggram')).toMatchObject({ rows: 3, columns: 2 });
    expect([...layerOf(rows, 'taggram').values]).toEqual([0, 1, 2, 3, 4, 5]);
    expect(layerOf(rows, 'embedding')).toMatchObject({ rows: 3, columns: 3 });
    expect([...layerOf(rows, 'embedding').values]).toEqual([
      100, 101, 102, 103, 104, 105, 104, 105, 106,
    ]);
  });

  test('tells how long the rest will take at the same pace', () => {
    const heard = (passed: number, done: HeardFile['rows']) =>
      secondsLeft({ passed, rows: done } as HeardFile);
    expect(heard(1, null)).toBeNull();
    expect(heard(1, noRows('musicnn-mtt', 8))).toBeNull();
    expect(heard(3, withBatch(noRows('musicnn-mtt', 8), batch(2, 0)))).toBe(9);
  });
});

import { describe, expect, test } from 'vitest';
import { type KeyedText, rememberChoices } from '#game/dataset/choice-memory';
import { USUAL_LOOK } from '#game/dataset/look';
import {
  offeredArchitectures,
  offeredLayers,
  offeredTrainings,
  partsOf,
  spaceWith,
} from '#game/dataset/offered-spaces';
import { nameChoice, resolveChoice, type ViewChoice, withAxis } from '#game/dataset/view-choice';
import { sampleManifest, sampleSpace } from '../support/sample-manifest.ts';

const MANIFEST = sampleManifest([
  sampleSpace('musicnn-mtt', 'taggram'),
  sampleSpace('musicnn-mtt', 'embedding', ['dimension 0', 'dimension 1']),
  sampleSpace('musicnn-msd', 'taggram'),
  sampleSpace('vgg-mtt', 'taggram'),
]);

function memory() {
  const texts = new Map<string, string>();
  const store: KeyedText = {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, value) => void texts.set(key, value),
  };
  return rememberChoices(store, 'sample');
}

function resolved(wanted: Parameters<typeof resolveChoice>[1], remembered = memory()): ViewChoice {
  const choice = resolveChoice(MANIFEST, wanted, remembered);
  if (!choice) throw new Error('A manifest with spaces always gives a view.');
  return choice;
}

describe('what is shown', () => {
  test('a first visit shows the components of the tags with the most kinds of music', () => {
    expect(nameChoice(resolved({}))).toMatchObject({
      space: 'musicnn-msd/taggram',
      projection: 'pca',
      x: 'PC 1',
      y: 'PC 2',
    });
  });
  test('F15 a link decides over memory, part by part', () => {
    const choice = resolved({ space: 'vgg-mtt/taggram', projection: 'original', y: 'piano' });
    expect(nameChoice(choice)).toMatchObject({
      space: 'vgg-mtt/taggram',
      projection: 'original',
      x: 'electronic',
      y: 'piano',
    });
  });
  test('B8 what does not exist gives the nearest view that does', () => {
    const choice = resolved({ space: 'vggish-msd/taggram', projection: 'umap', x: 'no such tag' });
    expect(nameChoice(choice).space).toBe('musicnn-msd/taggram');
    expect(nameChoice(choice)).toMatchObject({
      projection: 'original',
      x: 'electronic',
      y: 'rock',
    });
  });
  test('F15 axes and projection are remembered per combination', () => {
    const remembered = memory();
    const first = resolved({ space: 'vgg-mtt/taggram', projection: 'original' });
    remembered.remember(withAxis(first, 0, 2));
    expect(nameChoice(resolved({ space: 'vgg-mtt/taggram' }, remembered))).toMatchObject({
      projection: 'original',
      x: 'piano',
      y: 'rock',
    });
    expect(nameChoice(resolved({ space: 'musicnn-mtt/taggram' }, remembered)).projection).toBe(
      'pca',
    );
    expect(remembered.space()).toBe('vgg-mtt/taggram');
  });
  test('F15 mode, tracks and log are remembered per combination, the rest goes along', () => {
    const remembered = memory();
    const look = { ...USUAL_LOOK, mode: 'averages', tracks: 3, shapes: true } as const;
    remembered.remember({ ...resolved({ projection: 'pca' }), look });
    const elsewhere = { ...USUAL_LOOK, every: 2, log: true, fog: true };
    const back = resolveChoice(MANIFEST, { projection: 'pca' }, remembered, elsewhere)?.look;
    expect(back).toEqual({ ...elsewhere, mode: 'averages', tracks: 3, every: 1, log: false });
    const first = resolveChoice(MANIFEST, { projection: 'original' }, remembered, elsewhere)?.look;
    expect(first).toEqual({ ...elsewhere, log: false });
  });
  test('F8 an axis that is on the other side already changes places', () => {
    const choice = resolved({ projection: 'pca' });
    expect(withAxis(choice, 0, 1).axes).toEqual([1, 0]);
    expect(withAxis(choice, 1, 2).axes).toEqual([0, 2]);
  });
  test('a dataset without spaces has no view', () => {
    expect(resolveChoice(sampleManifest([]), {}, memory())).toBeNull();
  });
});

describe('F5 only what exists is offered', () => {
  test('architectures, training sets of each, layers of each model', () => {
    expect(offeredArchitectures(MANIFEST)).toEqual(['musicnn', 'vgg']);
    expect(offeredTrainings(MANIFEST, 'vgg')).toEqual(['mtt']);
    expect(offeredTrainings(MANIFEST, 'musicnn')).toEqual(['mtt', 'msd']);
    expect(offeredLayers(MANIFEST, 'musicnn-msd')).toEqual(['taggram']);
  });
  test('another architecture keeps training set and layer where they exist', () => {
    const present = partsOf({ model: 'musicnn-mtt', layer: 'taggram' });
    expect(spaceWith(MANIFEST, present, { architecture: 'vgg' })?.id).toBe('vgg-mtt/taggram');
    const embedding = partsOf({ model: 'musicnn-mtt', layer: 'embedding' });
    expect(spaceWith(MANIFEST, embedding, { architecture: 'vgg' })?.id).toBe('vgg-mtt/taggram');
    expect(spaceWith(MANIFEST, present, { architecture: 'vggish' })).toBeUndefined();
  });
});

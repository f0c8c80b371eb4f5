import { expect, test } from 'vitest';
import { Refusal } from '#models/refusal';
import { MODEL_CARDS, modelCard } from '#models/tagger/model-cards';

test('F4 F5 every card names its tags, each once, a known layer and a published file', () => {
  for (const card of MODEL_CARDS) {
    expect(new Set(card.tags).size).toBe(card.architecture === 'vggish' ? 0 : 50);
    expect(card.embeddingSize).toBe({ musicnn: 200, vgg: 256, vggish: 128 }[card.architecture]);
    expect(card.url.endsWith(`/${card.file}`)).toBe(true);
    expect(card.sha256).toMatch(/^[0-9a-f]{64}$/);
  }
});

test('ids, files and checksums differ between cards', () => {
  for (const key of ['id', 'file', 'sha256', 'url'] as const)
    expect(new Set(MODEL_CARDS.map((card) => card[key])).size).toBe(MODEL_CARDS.length);
});

test('a training set has its tags in one order for both architectures', () => {
  expect(modelCard('vgg-mtt').tags).toEqual(modelCard('musicnn-mtt').tags);
  expect(modelCard('vgg-msd').tags).toEqual(modelCard('musicnn-msd').tags);
  expect(modelCard('vgg-mtt').tags.slice(0, 3)).toEqual(['guitar', 'classical', 'slow']);
  expect(modelCard('vgg-msd').tags.slice(-2)).toEqual(['House', 'happy']);
});

test('B8 a model that does not exist is refused with the ones that do', () => {
  const ask = () => modelCard('vgg-audioset');
  expect(ask).toThrow(Refusal);
  expect(ask).toThrow(
    'Got the model "vgg-audioset" when expected one of: musicnn-mtt, musicnn-msd, vgg-mtt, vgg-msd, vggish-audioset.',
  );
});

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadTagger } from '#models/node/load-tagger';
import { openTagger } from '#models/node/open-tagger';
import { RUNTIMES, type RuntimeName } from '#models/node/runtime';
import { Refusal } from '#models/refusal';
import { melPatches } from '#models/tagger/mel';
import type { ModelCard } from '#models/tagger/model-card';
import { MODEL_CARDS, modelCard } from '#models/tagger/model-cards';
import type { Heard, Tagger } from '#models/tagger/tagger';
import { SHARED, testWithShared } from '../support/shared.ts';
import { goldenArray, goldenSignal, largestDifference } from './tagger-golden.ts';
import { randomPatches, randomWeights } from './tagger-random-weights.ts';

/** Tolerances against the float64 reference. */
const TAGS: Readonly<Record<RuntimeName, number>> = {
  ort: 1e-5,
  'tfjs-wasm': 2e-5,
  'tfjs-node': 2e-5,
};
const EMBEDDINGS = 1e-4;

const ARCHITECTURES = [modelCard('musicnn-mtt'), modelCard('vgg-msd')];
const PATCH = 187 * 96;

/** Open one, hear, close. */
async function once<T>(tagger: Promise<Tagger>, use: (tagger: Tagger) => Promise<T>): Promise<T> {
  const opened = await tagger;
  try {
    return await use(opened);
  } finally {
    await opened.close();
  }
}

const random = (card: ModelCard, runtime: RuntimeName) =>
  openTagger(card, randomWeights(card.architecture, 7), { runtime });

/** Only that a package can't be loaded is a reason; a network that can't be built must fail. */
async function reasonToSkip(runtime: RuntimeName): Promise<string | undefined> {
  try {
    await once(random(modelCard('vgg-mtt'), runtime), async () => undefined);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal && error.message.includes('can be loaded here'))
      return error.message;
    throw error;
  }
}

for (const runtime of RUNTIMES) {
  const missing = await reasonToSkip(runtime);
  const title = missing ? `runtime ${runtime}, left out: ${missing}` : `runtime ${runtime}`;
  describe.skipIf(missing !== undefined)(title, () => {
    for (const card of ARCHITECTURES) {
      test(`${card.architecture} gives a row a patch, the same alone and among others`, async () => {
        const patches = randomPatches(5, 3);
        await once(random(card, runtime), async (tagger) => {
          const five = await tagger.hear(patches, 5);
          expectRows(five, card, 5);
          const last = await tagger.hear(patches.subarray(4 * PATCH), 1);
          const { taggrams, embeddings } = five;
          expect(largestDifference(last.taggrams, taggrams.subarray(4 * 50))).toBeLessThan(1e-6);
          expect(
            largestDifference(last.embeddings, embeddings.subarray(4 * card.embeddingSize)),
          ).toBeLessThan(1e-5);
        });
      });

      test(`${card.architecture} gives the same numbers again and for no patch no row`, async () => {
        const patch = randomPatches(1, 5);
        await once(random(card, runtime), async (tagger) => {
          expect(await tagger.hear(patch, 1)).toEqual(await tagger.hear(patch, 1));
          expectRows(await tagger.hear(new Float32Array(), 0), card, 0);
        });
      });
    }

    for (const card of MODEL_CARDS.filter(({ onRequest }) => !onRequest)) {
      testWithShared(`${card.id} gives the reference's taggram and embedding`, async () => {
        const { patches, count } = melPatches(goldenSignal());
        const folder = join(SHARED, 'models');
        const heard = await once(loadTagger(card.id, { runtime, folder }), (tagger) =>
          tagger.hear(patches, count),
        );
        const stem = `synth.${card.file.replace('.h5', '')}`;
        const layer = card.architecture === 'vgg' ? 'flatten' : 'dense_biasadd';
        expect(largestDifference(heard.taggrams, goldenArray(`${stem}.taggram`))).toBeLessThan(
          TAGS[runtime],
        );
        expect(largestDifference(heard.embeddings, goldenArray(`${stem}.${layer}`))).toBeLessThan(
          EMBEDDINGS,
        );
      });
    }
  });
}

for (const card of ARCHITECTURES) {
  test(`${card.architecture} gives the same on the best runtime and on tfjs-wasm`, async () => {
    const patch = randomPatches(1, 11);
    const weights = randomWeights(card.architecture, 13);
    const best = await once(openTagger(card, weights), (tagger) => tagger.hear(patch, 1));
    const wasm = await once(openTagger(card, weights, { runtime: 'tfjs-wasm' }), (tagger) =>
      tagger.hear(patch, 1),
    );
    expect(largestDifference(best.taggrams, wasm.taggrams)).toBeLessThan(1e-4);
    expect(largestDifference(best.embeddings, wasm.embeddings)).toBeLessThan(1e-3);
    expect(spread(best.taggrams)).toBeGreaterThan(0.01);
    expect(spread(best.embeddings)).toBeGreaterThan(0.01);
  });
}

function expectRows({ taggrams, embeddings }: Heard, card: ModelCard, count: number): void {
  expect(taggrams).toHaveLength(count * card.tags.length);
  expect(embeddings).toHaveLength(count * card.embeddingSize);
  expect(taggrams.every((value) => value >= 0 && value <= 1)).toBe(true);
  expect(embeddings.every(Number.isFinite)).toBe(true);
}

function spread(values: Float32Array): number {
  return Math.max(...values) - Math.min(...values);
}

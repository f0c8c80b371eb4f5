import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadTagger } from '#models/node/load-tagger';
import { openTagger } from '#models/node/open-tagger';
import { optionalPackage } from '#models/node/optional-package';
import { Refusal } from '#models/refusal';
import { modelCard } from '#models/tagger/model-cards';

const folder = () => mkdtemp(join(tmpdir(), 'earshot-models-'));

test('a model that is not installed is refused with the command that installs it', async () => {
  const loading = loadTagger('vgg-msd', { folder: await folder() });
  await expect(loading).rejects.toThrow(Refusal);
  await expect(loading).rejects.toThrow(/run: earshot models install vgg-msd$/);
});

test('damaged weights are refused with the command that mends them', async () => {
  const dir = await folder();
  await writeFile(join(dir, 'MTT_vgg.h5'), 'half');
  await expect(loadTagger('vgg-mtt', { folder: dir })).rejects.toThrow(
    /^Got a damaged .*MTT_vgg\.h5 .* run: earshot models install vgg-mtt$/,
  );
});

test("weights that lack the network's layers are refused on every runtime", async () => {
  const card = modelCard('vgg-mtt');
  await expect(openTagger(card, new Map())).rejects.toThrow(/bn_input/);
  const wasm = await openTagger(card, new Map(), { runtime: 'tfjs-wasm' });
  await expect(wasm.hear(new Float32Array(187 * 96), 1)).rejects.toThrow(/bn_input/);
  await wasm.close();
});

test('a package that is not installed is no error', async () => {
  expect(await optionalPackage('a-package-that-nobody-wrote')).toBeUndefined();
});

const tfjsNode = await optionalPackage('@tensorflow/tfjs-node');
test.skipIf(tfjsNode)('a forced runtime that cannot be loaded is refused by name', async () => {
  const opening = openTagger(modelCard('vgg-mtt'), new Map(), { runtime: 'tfjs-node' });
  await expect(opening).rejects.toThrow(
    'Got the runtime tfjs-node when expected one that can be loaded here; install the package @tensorflow/tfjs-node, or leave --runtime out.',
  );
});

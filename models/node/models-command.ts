import { Refusal } from '../refusal.ts';
import type { ModelCard } from '../tagger/model-card.ts';
import { MODEL_CARDS, modelCard } from '../tagger/model-cards.ts';
import { command, runCommand } from './command.ts';
import { modelsFolder } from './home.ts';
import { installModel } from './install-model.ts';
import { checkModel, isInstalled, weightsPath } from './installed-models.ts';

/** `earshot models`: list, install and verify the weights; `cards` are the models it knows. */
export async function modelsCommand(
  args: readonly string[],
  cards: readonly ModelCard[] = MODEL_CARDS,
): Promise<number> {
  const program = command('models', "list, install or verify the models' weights");
  program.addCommand(
    command('list', 'every model with its layers, size and licence, installed or not')
      .option('--json', 'as JSON')
      .action(async (options: { json?: true }) => await list(cards, options.json === true)),
  );
  program.addCommand(
    command('install', 'download weights, or copy them from a folder; all unless ids are given')
      .option('--from <dir>', 'folder that holds the published files, such as MTT_musicnn.h5')
      .argument('[ids...]')
      .action(async (ids: string[], options: { from?: string }) => {
        for (const card of chosen(cards, ids)) await install(card, options.from);
      }),
  );
  program.addCommand(
    command('verify', 'recompute the SHA-256 of the installed weights')
      .argument('[ids...]')
      .action(async (ids: string[]) => await verify(chosen(cards, ids))),
  );
  return await runCommand(program, args);
}

function chosen(cards: readonly ModelCard[], ids: readonly string[]): readonly ModelCard[] {
  const wanted = ids.map((id) => modelCard(id).id);
  return ids.length === 0 ? cards : cards.filter((card) => wanted.includes(card.id));
}

async function list(cards: readonly ModelCard[], json: boolean): Promise<void> {
  const rows = await Promise.all(cards.map(listed));
  if (json) console.info(JSON.stringify(rows, null, 2));
  else
    for (const { id, name, trainedOn, layers, bytes, licence, installed } of rows)
      console.info(
        [
          id.padEnd(12),
          `${name}, ${trainedOn}`.padEnd(30),
          `taggram ${layers.taggram}, embedding ${layers.embedding}`.padEnd(27),
          megabytes(bytes),
          licence,
          installed ? 'installed' : 'not installed',
        ].join('  '),
      );
}

async function listed(card: ModelCard) {
  const { id, name, trainedOn, tags, embeddingSize, bytes, licence } = card;
  const layers = { taggram: tags.length, embedding: embeddingSize };
  const installed = await isInstalled(card, modelsFolder());
  return { id, name, trainedOn, layers, bytes, licence, installed };
}

async function install(card: ModelCard, from: string | undefined): Promise<void> {
  const done = (await installModel(card, modelsFolder(), from)) ? 'installed' : 'already there';
  console.info(
    `${card.id}: ${done}, ${megabytes(card.bytes)}, ${weightsPath(card, modelsFolder())}`,
  );
}

async function verify(cards: readonly ModelCard[]): Promise<void> {
  const damaged: string[] = [];
  for (const card of cards) {
    const state = await checkModel(card, modelsFolder());
    console.info(`${card.id}: ${state}`);
    if (state === 'damaged') damaged.push(card.id);
  }
  if (damaged.length === 0) return;
  const ids = damaged.join(' ');
  throw new Refusal(
    `Got damaged weights of ${ids} when expected the published ones; run: earshot models install ${ids}`,
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

import { DESCRIPTOR_CARD } from '../descriptor/descriptor-card.ts';
import { isDescriptorCard, type ListenerCard, layersOf } from '../listener/listener.ts';
import { Refusal } from '../refusal.ts';
import type { Layer } from '../space/space.ts';
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
    command(
      'install',
      'download weights, or copy them from a folder; all but VGGish unless ids are given',
    )
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
  return cards.filter((card) => (ids.length === 0 ? !card.onRequest : wanted.includes(card.id)));
}

async function list(cards: readonly ModelCard[], json: boolean): Promise<void> {
  const rows = await Promise.all([...cards, DESCRIPTOR_CARD].map(listed));
  if (json) console.info(JSON.stringify(rows, null, 2));
  else for (const row of rows) console.info(described(row));
}

interface Row {
  readonly id: string;
  readonly name: string;
  /** Null for what was not trained. */
  readonly trainedOn: string | null;
  /** Dimensions of each layer. */
  readonly layers: Readonly<Partial<Record<Layer, number>>>;
  /** Of the weights; 0 where none are needed. */
  readonly bytes: number;
  readonly licence: string;
  readonly installed: boolean;
}

async function listed(card: ListenerCard): Promise<Row> {
  const { id, name, licence } = card;
  const sizes = layersOf(card).map(({ layer, dimensions }) => [layer, dimensions.length] as const);
  const layers: Row['layers'] = Object.fromEntries(sizes);
  if (isDescriptorCard(card))
    return { id, name, trainedOn: null, layers, bytes: 0, licence, installed: true };
  const { trainedOn, bytes } = card;
  const installed = await isInstalled(card, modelsFolder());
  return { id, name, trainedOn, layers, bytes, licence, installed };
}

function described({ id, name, trainedOn, layers, bytes, licence, installed }: Row): string {
  const sizes = Object.entries(layers).map(([layer, size]) => `${layer} ${size}`);
  return [
    id.padEnd(15),
    (trainedOn ? `${name}, ${trainedOn}` : name).padEnd(29),
    sizes.join(', ').padEnd(25),
    (bytes === 0 ? 'no weights' : megabytes(bytes)).padStart(10),
    licence.padEnd(10),
    bytes === 0 ? 'always there' : state(id, installed),
  ].join('  ');
}

/** A network that is installed only by its name says so. */
function state(id: string, installed: boolean): string {
  if (installed) return 'installed';
  const { onRequest } = modelCard(id);
  return onRequest ? `must be fetched: earshot models install ${id}` : 'not installed';
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

import { resolve } from 'node:path';
import { counted } from '#models/counted';
import { command, runCommand } from '#models/node/command';
import { Refusal } from '#models/refusal';
import { CORPORA } from './corpus/corpora.ts';

const names = [...CORPORA.keys()].join(', ');

/** `earshot corpus`: list the corpora that can be had, and install one. */
export async function corpusCommand(args: readonly string[]): Promise<number> {
  const program = command('corpus', 'Music to ingest: what can be had, and getting it.');
  program.addCommand(command('list', 'List the corpora that can be installed.').action(list), {
    isDefault: true,
  });
  program.addCommand(
    command('install', 'Fetch a corpus into a folder, with the licence of every track.')
      .argument('<name>', `one of: ${names}`)
      .requiredOption('--out <dir>', 'folder to put the music into')
      .action(install),
  );
  return await runCommand(program, args);
}

function list(): void {
  for (const [name, { about }] of CORPORA) console.info(`${name.padEnd(12)} ${about}`);
}

async function install(name: string, { out }: { out: string }): Promise<void> {
  const corpus = CORPORA.get(name);
  if (!corpus)
    throw new Refusal(`Got the corpus "${name}" when expected one of: ${names}.`, { exitCode: 2 });
  const dir = resolve(out);
  const { files, seconds } = await corpus.install(dir, console.info);
  console.info(`${counted(files, 'track')}, ${Math.round(seconds / 60)} min in ${dir}`);
}

import { resolve } from 'node:path';
import { counted } from '#models/counted';
import { command, runCommand } from '#models/node/command';
import { Refusal } from '#models/refusal';
import { CORPORA, type Corpus } from './corpus/corpora.ts';

/** `earshot corpus`: list the corpora that can be had, and install one. */
export async function corpusCommand(args: readonly string[]): Promise<number> {
  const program = command('corpus', 'Music to ingest: what can be had, and getting it.');
  program.addCommand(command('list', 'List the corpora that can be installed.').action(list), {
    isDefault: true,
  });
  program.addCommand(installing());
  return await runCommand(program, args);
}

function list(): void {
  for (const [name, { about }] of CORPORA) console.info(`${name.padEnd(12)} ${about}`);
}

/** A sub-command a corpus, for each takes options of its own; other names end here with theirs. */
function installing() {
  const names = [...CORPORA.keys()].join(', ');
  const program = command('install', 'Get or list a corpus, with the licence of every track.');
  for (const [name, corpus] of CORPORA) program.addCommand(installingOne(name, corpus));
  program.argument('[name]', `one of: ${names}`).allowUnknownOption().allowExcessArguments();
  return program.action((name: string | undefined) => {
    throw new Refusal(
      `Got ${name === undefined ? 'no corpus' : `the corpus "${name}"`} when expected one of: ${names}.`,
      { exitCode: 2 },
    );
  });
}

function installingOne(name: string, { about, options, install }: Corpus) {
  const program = command(name, about).requiredOption('--out <dir>', 'folder of the corpus');
  for (const option of options) program.addOption(option);
  return program.action(async (given: { readonly out: string }) => {
    const dir = resolve(given.out);
    // each corpus has declared what commander read
    const { files, seconds } = await install(dir, given as never, console.info);
    const length = seconds === undefined ? '' : `, ${Math.round(seconds / 60)} min`;
    console.info(`${counted(files, 'track')}${length} in ${dir}`);
  });
}

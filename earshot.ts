import { Refusal } from '#models/refusal';

/** A command: its arguments in, its exit code out. */
type Command = (args: readonly string[]) => Promise<number>;

/** One line a command; each loads its room only when it runs. */
const commands: Readonly<Record<string, readonly [about: string, load: () => Promise<Command>]>> = {
  models: [
    'list, install and verify the weights of the tagging models',
    async () => (await import('#models/node/models-command')).modelsCommand,
  ],
  corpus: [
    'list and fetch collections of free music',
    async () => (await import('#data/node/corpus-command')).corpusCommand,
  ],
  tags: [
    'tell what a model hears in one file',
    async () => (await import('#data/node/tags-command')).tagsCommand,
  ],
  ingest: [
    'turn a folder of music into a dataset',
    async () => (await import('#data/node/ingest-command')).ingestCommand,
  ],
  project: [
    'lay the rows of a matrix out as a map',
    async () => (await import('#data/node/project-command')).projectCommand,
  ],
  inspect: [
    'tell what a dataset holds, and check it',
    async () => (await import('#data/node/inspect-command')).inspectCommand,
  ],
  serve: [
    'serve the map and keep the walks that people agree to keep',
    async () => (await import('#server/serve-command')).serveCommand,
  ],
  study: [
    'prove, publish and simulate studies',
    async () => (await import('#server/study-command')).studyCommand,
  ],
  export: [
    "write a study's records as tidy tables",
    async () => (await import('#server/export-command')).exportCommand,
  ],
  agreement: [
    'tell how far raters agree, by every statistic that fits',
    async () => (await import('#analysis/agreement-command')).agreementCommand,
  ],
  mixed: [
    'fit a mixed model with people and clips as random effects',
    async () => (await import('#analysis/mixed-command')).mixedCommand,
  ],
  survey: [
    'describe a questionnaire: counts, means, correlations',
    async () => (await import('#analysis/survey-command')).surveyCommand,
  ],
  analyse: [
    'analyse the trials and walks of an export and write a report',
    async () => (await import('#analysis/analyse-command')).analyseCommand,
  ],
  reproduce: [
    'make a report anew and compare every byte',
    async () => (await import('#analysis/reproduce-command')).reproduceCommand,
  ],
};

const names = Object.keys(commands);

/** Run one command; the exit code is 0 done, 1 failed, 2 misused. */
export async function earshot(args: readonly string[]): Promise<number> {
  const [name = '--help', ...rest] = args;
  if (name === '--help' || name === 'help') return usage();
  const command = commands[name];
  if (command) return await run(command[1], rest);
  console.error(`Got the command "${name}" when expected one of: ${names.join(', ')}. Try --help.`);
  return 2;
}

async function run(load: () => Promise<Command>, args: readonly string[]): Promise<number> {
  try {
    return await (await load())(args);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return error.exitCode;
  }
}

function usage(): number {
  console.info('usage: earshot COMMAND [OPTIONS]      (earshot COMMAND --help tells more)\n');
  for (const [name, [about]] of Object.entries(commands))
    console.info(`  ${name.padEnd(9)} ${about}`);
  return 0;
}

import { resolve } from 'node:path';
import { command, runCommand, wholeNumber } from '#models/node/command';
import { dataFolder } from '#models/node/home';
import { Refusal } from '#models/refusal';
import { hasFaults, lint } from '#study/lint/lint';
import { preregistration } from '#study/lint/prereg';
import { readProtocol, requireProtocol } from '#study/node/read-protocol';
import type { Participation } from '#study/node/simulated-participant';
import { FREE_PLAY } from '#study/protocol/free-play';
import { lockData } from './store/data-lock.ts';
import { describeStudy, openRegistry, readRegistry, requireStudy } from './store/registry.ts';
import { openSqliteJournal } from './store/sqlite-journal.ts';
import { publishStudy } from './study/publish.ts';
import { simulateAt, simulateStudy } from './study/simulate.ts';
import { type DatasetOptions, datasetOf, located, stimuliOf } from './study/study-file.ts';

const DATASET = [
  '--dataset <folder>',
  'the dataset that clips come from; the demo unless named',
] as const;

/** `earshot study`: prove, publish and simulate studies. */
export async function studyCommand(args: readonly string[]): Promise<number> {
  let code = 0;
  const program = command('study', 'prove, publish, simulate and preregister studies');
  program.addCommand(
    command('lint', 'prove what can be proved of a protocol, and say what it can show')
      .argument('<file>', 'a protocol in YAML or JSON, or free-play')
      .option(...DATASET)
      .action(async (file: string, options: DatasetOptions) => {
        code = await runLint(file, options);
      }),
  );
  program.addCommand(
    command('prereg', 'write the text of a preregistration')
      .argument('<file>')
      .option(...DATASET)
      .action(runPrereg),
  );
  program.addCommand(
    command('publish', 'let people take part at /study/ID of the server of a data folder')
      .argument('<file>')
      .option('--data <folder>', 'folder of the records that the server is given', dataFolder())
      .option(...DATASET)
      .action(runPublish),
  );
  program.addCommand(simulateProgram());
  program.addCommand(
    command('labels', 'list the labels of a study, or decide which may be shown')
      .argument('<study>')
      .option('--data <folder>', 'folder of the records', dataFolder())
      .option('--approve <number>', 'a label that may be shown', wholeNumber(1))
      .option('--reject <number>', 'a label that may not', wholeNumber(1))
      .action(runLabels),
  );
  return (await runCommand(program, args)) || code;
}

interface SimulateOptions extends DatasetOptions {
  readonly participants: number;
  readonly seed: number;
  readonly out: string;
  readonly url?: string;
}

function simulateProgram() {
  return command('simulate', 'let simulated people take part through the real socket, and export')
    .argument('<file>')
    .requiredOption('--participants <number>', 'how many come', wholeNumber(1))
    .requiredOption(
      '--out <folder>',
      'where the export goes: a new, an empty or an exported folder',
    )
    .option('--seed <number>', 'seed of the people', wholeNumber(0), 1)
    .option(
      '--url <address>',
      'a running server, in real time; without one, a server of its own in virtual time',
    )
    .option(...DATASET)
    .action(runSimulate);
}

async function runLint(file: string, options: DatasetOptions): Promise<number> {
  if (file === FREE_PLAY.id)
    return printReport(
      lint(FREE_PLAY, null),
      (finding) => `${file}: ${finding.level}: ${finding.sentence}`,
    );
  const read = await readProtocol(file);
  if ('length' in read) {
    for (const { line, sentence } of read) console.info(`${file}:${line}: error: ${sentence}`);
    console.info("It can't be run: it does not have the form of a protocol.");
    return 1;
  }
  const dataset = await datasetOf(read.protocol, options);
  const report = lint(read.protocol, await stimuliOf(read.protocol, dataset));
  return printReport(report, (finding) => located(file, read, finding));
}

function printReport(
  { findings, duration, power, verdict }: ReturnType<typeof lint>,
  line: (finding: (typeof findings)[number]) => string,
): number {
  for (const finding of findings) console.info(line(finding));
  if (duration) {
    console.info(
      `\nDuration: ${duration.least.toFixed(1)} to ${duration.most.toFixed(1)} minutes.`,
    );
    for (const { id, minutes, trials } of duration.blocks)
      if (trials > 0) console.info(`  ${id}: ${trials} trials, ${minutes.toFixed(1)} min`);
  }
  if (power.length > 0) console.info('\nPower:');
  for (const { block, sentence } of power) console.info(`  ${block}: ${sentence}`);
  console.info(`\n${verdict}`);
  return hasFaults(findings) ? 1 : 0;
}

async function runPrereg(file: string, options: DatasetOptions): Promise<void> {
  const { protocol } = await requireProtocol(file);
  const dataset = await datasetOf(protocol, options);
  const report = lint(protocol, await stimuliOf(protocol, dataset));
  const { hash } = describeStudy(protocol);
  console.info(
    preregistration(protocol, hash, { id: dataset.manifest.id, hash: dataset.hash }, report),
  );
}

async function runPublish(
  file: string,
  options: DatasetOptions & { readonly data: string },
): Promise<void> {
  const { protocol } = await requireProtocol(file);
  if (protocol.id === FREE_PLAY.id)
    throw new Refusal(`Got the id ${FREE_PLAY.id}, which is the map's own: choose another one.`);
  const folder = resolve(options.data);
  const unlock = lockData(folder);
  try {
    const registry = await openRegistry(folder);
    const dataset = await datasetOf(protocol, options);
    const before = registry.study(protocol.id)?.hash;
    const { hash, minutes } = await publishStudy(registry, protocol, dataset);
    console.info(
      `Published ${protocol.id} (about ${minutes} minutes), protocol ${hash.slice(0, 12)}.`,
    );
    if (before === hash) console.info('Nothing has changed since it was published.');
    else if (before !== undefined)
      console.info(
        `It takes the place of protocol ${before.slice(0, 12)}: who began that one goes on with it.`,
      );
    console.info(
      `Serve it: earshot serve --data ${options.data}${options.dataset === undefined ? '' : ` --dataset ${options.dataset}`}`,
    );
    console.info(`The link for everybody: /study/${protocol.id}`);
  } finally {
    unlock();
  }
}

async function runSimulate(file: string, options: SimulateOptions): Promise<void> {
  const { protocol } = await requireProtocol(file);
  const dataset = await datasetOf(protocol, options);
  const simulation = { protocol, dataset, participants: options.participants, seed: options.seed };
  const results =
    options.url === undefined
      ? await simulateStudy(simulation, resolve(options.out))
      : await simulateAt(options.url, simulation);
  printResults(results);
  if (options.url === undefined) console.info(`Exported to ${options.out}.`);
  else console.info('Their records are on that server: export them there.');
}

function printResults(results: readonly Participation[]): void {
  const outcomes = [...new Set(results.map(({ outcome }) => outcome))].sort();
  const counts = outcomes.map(
    (outcome) => `${results.filter((one) => one.outcome === outcome).length} ${outcome}`,
  );
  console.info(`${results.length} simulated people: ${counts.join(', ')}.`);
  const conditions = [...new Set(results.map(({ condition }) => condition))].sort();
  for (const condition of conditions) {
    if (condition === null) continue;
    const done = results.filter((one) => one.condition === condition && one.outcome === 'complete');
    console.info(`  ${condition}: ${done.length} complete`);
  }
}

interface LabelOptions {
  readonly data: string;
  readonly approve?: number;
  readonly reject?: number;
}

async function runLabels(study: string, { data, approve, reject }: LabelOptions): Promise<void> {
  const folder = resolve(data);
  requireStudy(await readRegistry(folder), study);
  const unlock = lockData(folder);
  const journal = await openSqliteJournal(folder);
  try {
    const known = (await journal.labels(study)).map(({ number }) => number);
    const missing = [approve, reject].find(
      (label) => label !== undefined && !known.includes(label),
    );
    if (missing !== undefined)
      throw new Refusal(
        `Got label ${missing}, which ${study} does not have: earshot study labels ${study} lists them.`,
      );
    if (approve !== undefined) await journal.approve(study, approve, true);
    if (reject !== undefined) await journal.approve(study, reject, false);
    for (const { number, axis, pole, label, approved } of await journal.labels(study)) {
      const state = approved === null ? 'not decided' : approved ? 'approved' : 'rejected';
      console.info(`${number}\t${axis}\t${pole}\t${label}\t${state}`);
    }
  } finally {
    await journal.close();
    unlock();
  }
}

import { resolve } from 'node:path';
import { command, runCommand, severalTimes } from '#models/node/command';
import { dataFolder } from '#models/node/home';
import { Refusal } from '#models/refusal';
import { DatasetFinder } from './export/dataset-finder.ts';
import { ExportFolder } from './export/export-folder.ts';
import { type ExportParts, exportStudy } from './export/export-study.ts';
import { FORMATS, type Format } from './export/format.ts';
import type { JournalReader } from './store/journal.ts';
import { type Registry, readRegistry, requireStudy } from './store/registry.ts';
import { readSqliteJournal } from './store/sqlite-journal.ts';

interface Options {
  readonly data: string;
  readonly out: string;
  readonly format: Format;
  readonly dataset: readonly string[];
}

/** `earshot export`: a study's records as tidy tables; works while a server runs. */
export async function exportCommand(args: readonly string[]): Promise<number> {
  const program = command('export', "write a study's records as tidy tables")
    .argument('<study>', 'the study, for example free-play')
    .requiredOption('--out <folder>', 'where the tables go: a new, an empty or an exported folder')
    .option('--data <folder>', 'folder of the records that a server was given', dataFolder())
    .option(
      '--format <name>',
      'csv, jsonl (a JSON object a line), parquet, psych-ds or bids',
      formatOf,
      'csv',
    )
    .option(
      '--dataset <folder>',
      'where a dataset lies if it was moved; may be repeated',
      severalTimes,
      [],
    )
    .action(runExport);
  return await runCommand(program, args);
}

async function runExport(study: string, options: Options): Promise<void> {
  const journal = readSqliteJournal(resolve(options.data));
  try {
    const registry = await readRegistry(resolve(options.data));
    const sessions = await sessionsOf(study, registry, journal);
    const folder = await ExportFolder.open(resolve(options.out), options.format, study);
    const finder = new DatasetFinder(options.dataset, registry);
    await exportWhole({
      sessions,
      journal,
      finder,
      folder,
      versions: registry.versions(study),
      warn: (text) => console.error(text),
    });
  } finally {
    await journal.close();
  }
}

async function sessionsOf(study: string, registry: Registry, journal: JournalReader) {
  requireStudy(registry, study);
  const sessions = await journal.sessions(study);
  if (sessions.length > 0) return sessions;
  throw new Refusal(`The study ${study} has no sessions yet: nothing was exported.`);
}

async function exportWhole(parts: ExportParts): Promise<void> {
  try {
    const { sessions, samples } = await exportStudy(parts);
    await parts.folder.finish();
    console.info(`Exported ${sessions} sessions with ${samples} samples.`);
  } catch (error) {
    await parts.folder.abandon();
    throw error;
  }
}

function formatOf(name: string): Format {
  const format = FORMATS.find((one) => one === name);
  if (format) return format;
  throw new Refusal(`Got the format "${name}" when expected ${FORMATS.join(' or ')}.`, {
    exitCode: 2,
  });
}

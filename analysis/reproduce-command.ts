import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { counted } from '#models/counted';
import { command, runCommand } from '#models/node/command';
import { Refusal } from '#models/refusal';
import { sessionProgress } from './analyse-command.ts';
import { makeReport } from './make-report.ts';
import { type Parameters, readParameters, tableHashes } from './parameters.ts';

/** `earshot reproduce`: make a report anew and compare every byte. */
export async function reproduceCommand(args: readonly string[]): Promise<number> {
  const program = command(
    'reproduce',
    'make a report anew from its parameters and compare every byte',
  )
    .argument('<report>', 'folder that earshot analyse wrote')
    .option('--export <folder>', 'where the export lies if it was moved')
    .action(reproduce);
  return await runCommand(program, args);
}

async function reproduce(report: string, options: { readonly export?: string }): Promise<void> {
  const parameters = await readParameters(report);
  const folder = resolve(options.export ?? join(report, parameters.export));
  await requireSameExport(folder, parameters);
  const again = await mkdtemp(join(tmpdir(), 'earshot-reproduce-'));
  const { told, clear } = sessionProgress();
  try {
    await makeReport(folder, again, parameters, told).finally(clear);
    const compared = await compareFolders(report, again);
    console.info(`The same, byte for byte: ${counted(compared, 'file')} of ${report}.`);
  } finally {
    await rm(again, { recursive: true, force: true });
  }
}

/** Another export can't give the same report, and it is the better thing to say. */
async function requireSameExport(folder: string, { tables }: Parameters): Promise<void> {
  const found = await tableHashes(folder).catch((cause: unknown) => {
    throw new Refusal(`${folder} holds no export: say with --export where it lies.`, { cause });
  });
  const names = [...new Set([...Object.keys(tables), ...Object.keys(found)])].sort();
  const changed = names.filter((name) => tables[name] !== found[name]);
  if (changed.length > 0)
    throw new Refusal(
      `${join(folder, changed[0] ?? '')} is not what the report was made of${alsoOf(changed)}: analyse the export again.`,
    );
}

async function compareFolders(report: string, again: string): Promise<number> {
  const files = await filesOf(again);
  const changed: string[] = [];
  for (const file of files) {
    const [old, now] = await Promise.all([
      readFile(join(report, file)).catch(() => null),
      readFile(join(again, file)),
    ]);
    if (!old?.equals(now)) changed.push(file);
  }
  if (changed.length === 0) return files.length;
  throw new Refusal(
    `${join(report, changed[0] ?? '')} differs from what its parameters give${alsoOf(changed)}: it was changed, or made by another version of Earshot.`,
  );
}

function alsoOf(changed: readonly string[]): string {
  return changed.length > 1 ? ` (and ${counted(changed.length - 1, 'more file')})` : '';
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
}

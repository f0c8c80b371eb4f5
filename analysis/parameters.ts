import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { misfit } from '#models/misfit';
import { sha256File } from '#models/node/sha256';
import { Refusal } from '#models/refusal';

/** File of a report that says how it came about. */
export const PARAMETERS = 'parameters.json';

/** Everything that a report depends on. */
const Parameters = z.object({
  /** The export, as seen from the report's folder. */
  export: z.string(),
  /** SHA-256 of every table that there was. */
  tables: z.record(z.string(), z.string()),
  seed: z.int().check(z.nonnegative()),
  positive: z.array(z.string()),
  negative: z.array(z.string()),
  explorers: z.boolean(),
  /** Whether those whom a rule of exclusion leaves out were kept. */
  keepExcluded: z.boolean(),
  /** Condition, level or block that others are compared with; null for the first by name. */
  baseline: z.nullable(z.string()),
});
export type Parameters = z.infer<typeof Parameters>;

/** SHA-256 of the tables of an export, by name. */
export async function tableHashes(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort();
  const hashes: Record<string, string> = {};
  for (const name of names) hashes[name] = await sha256File(join(folder, name));
  return hashes;
}

/** As the file is written. */
export function parametersText(parameters: Parameters): string {
  return `${JSON.stringify(parameters, null, 2)}\n`;
}

/** Read how a report came about; refuses a folder that is none. */
export async function readParameters(report: string): Promise<Parameters> {
  const text = await readFile(join(report, PARAMETERS), 'utf8').catch((cause: unknown) => {
    throw new Refusal(
      `Got ${report} without ${PARAMETERS} when expected the folder of a report: name one that earshot analyse wrote.`,
      { cause },
    );
  });
  const read = Parameters.safeParse(parsed(text));
  if (read.success) return read.data;
  throw new Refusal(
    `${join(report, PARAMETERS)} does not fit this version of Earshot at ${misfit(read.error)}: run earshot analyse again.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

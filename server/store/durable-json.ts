import type { Adapter } from 'lowdb';
import type * as z from 'zod/mini';
import { misfit } from '#models/misfit';
import { writeDurably } from '#models/node/durable-file';
import { readIfThere } from '#models/node/read-if-there';
import { Refusal } from '#models/refusal';

/** A lowdb adapter: a JSON file of a known shape that survives a crash at any moment. */
export function durableJson<Schema extends z.ZodMiniType>(
  path: string,
  schema: Schema,
): Adapter<z.output<Schema>> {
  return {
    read: async () => {
      const text = await readIfThere(path);
      return text === null ? null : parsed(path, text, schema);
    },
    write: async (data) => await writeDurably(path, `${JSON.stringify(data, null, 2)}\n`),
  };
}

function parsed<Schema extends z.ZodMiniType>(
  path: string,
  text: string,
  schema: Schema,
): z.output<Schema> {
  const result = schema.safeParse(json(path, text));
  if (result.success) return result.data;
  throw new Refusal(
    `${path} does not fit at ${misfit(result.error)}: mend it, or restore it from a backup.`,
  );
}

function json(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Refusal(`${path} is no JSON: mend it, or restore it from a backup.`, { cause });
  }
}

import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { removeDeadDrafts, writeDurably } from '#models/node/durable-file';
import { sha256 } from '#models/node/sha256';
import { type FileRef, Space } from '../../bundle/manifest.ts';
import type { MappedSpace } from './map-space.ts';

/** Spaces that were mapped, kept so that a stopped run is taken up again where it was. */
export interface MapShelf {
  /** What was made of the same facts before, if all its files are there; else what `make` makes. */
  remember(facts: readonly unknown[], make: () => Promise<MappedSpace>): Promise<MappedSpace>;
}

const Mapped = z.object({
  space: Space,
  outcomes: z.array(z.object({ done: z.enum(['kept', 'placed', 'fitted']), beyond: z.int() })),
});

/** The folder work/maps of a dataset. */
export function openMapShelf(dataset: string): MapShelf {
  const folder = join(dataset, 'work', 'maps');
  return {
    async remember(facts, make) {
      await removeDeadDrafts(folder);
      const path = join(folder, `${sha256(JSON.stringify(facts, plainArrays))}.json`);
      const known = await readMapped(path, dataset);
      if (known) return known;
      const { space, outcomes } = await make();
      const plain = outcomes.map(({ done, beyond }) => ({ done, beyond }));
      await writeDurably(path, JSON.stringify({ space, outcomes: plain }));
      return { space, outcomes: plain };
    },
  };
}

/** Whatever can't be read back is made again. */
async function readMapped(path: string, dataset: string): Promise<MappedSpace | null> {
  try {
    const mapped = Mapped.parse(JSON.parse(await readFile(path, 'utf8')));
    for (const { name } of filesOf(mapped.space)) await access(join(dataset, 'files', name));
    return mapped;
  } catch {
    return null;
  }
}

function filesOf({ matrix, neighbours, projections }: Space): readonly FileRef[] {
  const maps = projections.flatMap(({ axes, model, trust, wormholes }) => [
    ...axes.map(({ at }) => at.file),
    ...[model, trust?.file, wormholes].flatMap((file) => file ?? []),
  ]);
  return [matrix, ...(neighbours ? [neighbours] : []), ...maps];
}

/** Typed arrays by their content. */
function plainArrays(_: string, value: unknown): unknown {
  if (!ArrayBuffer.isView(value)) return value;
  return sha256(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
}

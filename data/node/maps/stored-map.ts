import { Refusal } from '#models/refusal';
import { type Column, decodeColumns } from '../../bundle/column-file.ts';
import type { FileRef, Manifest } from '../../bundle/manifest.ts';
import type { ProjectionId } from './map-methods.ts';
import type { SpaceMap } from './space-map.ts';

type Projection = Manifest['spaces'][number]['projections'][number];

/** Reads a file of the bundle, checked against its hash. */
export type ReadFile = (ref: FileRef) => Promise<ArrayBuffer>;

/** Read a map back from a bundle. */
export async function readMap(read: ReadFile, projection: Projection): Promise<SpaceMap> {
  const { id, axes, explained, standardised, model, quality } = projection;
  const columns: Column[] = [];
  for (const { at } of axes) {
    const column = decodeColumns(await read(at.file))[at.column];
    if (!(column?.values instanceof Uint16Array))
      throw new Refusal(`A map file lacks its u16 column ${at.column}; ingest the music again.`);
    columns.push(column);
  }
  return {
    id,
    axes,
    columns,
    explained,
    standardised: standardised === true,
    model: model && decodeColumns(await read(model)),
    kl: quality?.kl,
    fit: fitOf(projection, columns[0]?.values.length ?? 0),
  };
}

/** How a map was made; datasets of old don't tell, but had one way for each. */
export function fitOf({ id, fit }: Projection, rows: number): SpaceMap['fit'] {
  return fit ?? { recipe: `${id satisfies ProjectionId} 1`, segments: rows };
}

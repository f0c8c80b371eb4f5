import type { Axis } from '#models/projection/axis';
import { type Column, encodeColumns } from '../../bundle/column-file.ts';
import type { FileRef, Manifest } from '../../bundle/manifest.ts';
import type { BundleWriter } from '../ingest/bundle-writer.ts';
import type { SpaceMap } from './space-map.ts';

type Projection = Manifest['spaces'][number]['projections'][number];
type PlacedAxis = Projection['axes'][number];

/** Choosing a dimension loads its file: small ones for the many dimensions, pairs for all else. */
const DIMENSIONS_A_FILE = 10;
const AXES_A_FILE = 2;

/** Store a map's columns; returns its entry in the manifest, without a judgement. */
export async function writeMap(writer: BundleWriter, map: SpaceMap): Promise<Projection> {
  const perFile = map.id === 'original' ? DIMENSIONS_A_FILE : AXES_A_FILE;
  return {
    id: map.id,
    axes: await writeAxes(writer, map, perFile),
    explained: [...map.explained],
    ...(map.standardised && { standardised: true as const }),
    model: map.model && (await writer.addFile(encodeColumns(map.model), 'bin')),
    fit: map.fit,
  };
}

async function writeAxes(
  writer: BundleWriter,
  { axes, columns }: SpaceMap,
  perFile: number,
): Promise<PlacedAxis[]> {
  const groups = Array.from({ length: Math.ceil(axes.length / perFile) }, (_, i) => i * perFile);
  const placed = groups.map(async (first) => {
    const stored: readonly Column[] = columns.slice(first, first + perFile);
    const file = await writer.addFile(encodeColumns(stored), 'bin');
    return axes.slice(first, first + perFile).map((axis, i) => placedAxis(axis, file, i));
  });
  return (await Promise.all(placed)).flat();
}

function placedAxis(axis: Axis, file: FileRef, column: number): PlacedAxis {
  const { label, explained, low, high } = axis;
  return { label, explained, low: [...low], high: [...high], at: { file, column } };
}

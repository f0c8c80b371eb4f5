import { type Column, decodeColumns, encodeColumns, quantise } from '#data/bundle/column-file';
import type { Manifest } from '#data/bundle/manifest';
import {
  NEIGHBOURS,
  neighbourColumns,
  WORMHOLES,
  wormholeColumns,
} from '#data/bundle/segment-links';
import { openDataset } from '#data/node/dataset-folder';
import { type BundleWriter, createBundleWriter } from '#data/node/ingest/bundle-writer';
import { seededRandom } from '#models/chance/seeded-random';

type Space = Manifest['spaces'][number];
type Projection = Space['projections'][number];
const MAPS = [
  { id: 'std-pca', label: 'PC', bend: 0, seed: 1 },
  { id: 'tsne', label: 't-SNE', bend: 1.5, seed: 2 },
  { id: 'umap', label: 'UMAP', bend: 3, seed: 3 },
] as const;

/**
 * Add made-up maps to a dataset, as a new manifest: every space gets the optional parts of a bundle, as
 * true to form as the real ones: links lead to other segments, trust varies. Returns the new hash.
 */
export async function addMadeUpMaps(dir: string): Promise<string> {
  const dataset = await openDataset(dir);
  const writer = createBundleWriter(dir);
  const spaces = dataset.manifest.spaces.map(async (space) => {
    const pca = space.projections.find(({ id }) => id === 'pca');
    const first = pca?.axes[0];
    if (!pca || !first) return space;
    const [x, y] = decodeColumns(await dataset.file(first.at.file));
    if (!x || !y) return space;
    const maps = MAPS.map((map) => madeUpMap(writer, pca, [x, y], map));
    const rows = x.values.length;
    const neighbours = encodeColumns(neighbourColumns(links(rows, NEIGHBOURS, 1)));
    return {
      ...space,
      projections: [...space.projections, ...(await Promise.all(maps))],
      neighbours: await writer.addFile(neighbours, 'bin'),
    };
  });
  return await writer.finish({ ...dataset.manifest, spaces: await Promise.all(spaces) });
}

async function madeUpMap(
  writer: BundleWriter,
  pca: Projection,
  xy: readonly [Column, Column],
  { id, label, bend, seed }: (typeof MAPS)[number],
): Promise<Projection> {
  const rows = xy[0].values.length;
  const random = seededRandom(seed);
  const columns = xy.map(({ name, values }) =>
    quantise(
      name,
      Array.from(values, (value) => bent(value / 65_535, bend)),
    ),
  );
  const trust = Uint8Array.from({ length: rows }, () => Math.floor(256 * random()));
  const bytes = encodeColumns([...columns, { name: 'trust', values: trust, low: 0, high: 1 }]);
  const file = await writer.addFile(bytes, 'bin');
  const axes = pca.axes.slice(0, 2).map((axis, i) => ({
    ...axis,
    label: `${label} ${i + 1}`,
    explained: id === 'std-pca' ? axis.explained : null,
    at: { file, column: i },
  }));
  const holes = wormholeColumns(links(rows, WORMHOLES, Math.floor(rows / 2)));
  return {
    id,
    axes,
    explained: id === 'std-pca' ? pca.explained : [],
    ...(id === 'std-pca' && { standardised: true as const }),
    model: id === 'std-pca' ? pca.model : null,
    quality: { k: 12, trustworthiness: 0.9, continuity: 0.92, kept: 0.4, kl: 0.5 * bend },
    trust: { file, column: 2 },
    wormholes: await writer.addFile(encodeColumns(holes), 'bin'),
  };
}

/** Pulls a coordinate of 0 ... 1 towards both ends. */
function bent(value: number, bend: number): number {
  return Math.tanh((value - 0.5) * (1 + bend));
}

/** Segment i leads to those `step`, 2 `step` ... further on; every fifth leads nowhere but to itself. */
function links(rows: number, count: number, step: number): Uint32Array {
  return Uint32Array.from({ length: rows * count }, (_, at) => {
    const segment = Math.floor(at / count);
    if (step > 1 && segment % 5 === 0) return segment;
    return (segment + ((at % count) + 1) * step) % rows;
  });
}

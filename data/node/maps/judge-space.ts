import { type MeasuredNeighbours, neighboursOnThreads } from '#models/node/threads';
import { judgeMaps } from '#models/projection/judge-maps';
import { findWormholes } from '#models/projection/wormholes';
import { encodeColumns } from '../../bundle/column-file.ts';
import type { Space } from '../../bundle/manifest.ts';
import {
  NEIGHBOURS,
  neighbourColumns,
  WORMHOLES,
  wormholeColumns,
} from '../../bundle/segment-links.ts';
import type { BundleWriter } from '../ingest/bundle-writer.ts';
import { measured } from './fit-method.ts';
import { planeOf, type SpaceMap } from './space-map.ts';
import type { SpaceWork } from './space-work.ts';

/** What a space's entry and those of its maps get by being judged. */
export interface JudgedSpace {
  readonly neighbours: Pick<Space, 'neighbours' | 'recall'>;
  /** In the order of the maps. */
  readonly maps: readonly Partial<
    Pick<Space['projections'][number], 'quality' | 'trust' | 'wormholes'>
  >[];
}

/** Find the nearest neighbours in a space, judge its maps by them, and store what is told of single segments. */
export async function judgeSpace(
  writer: BundleWriter,
  { metric, tracks }: SpaceWork,
  maps: readonly SpaceMap[],
  { seed, threads }: { readonly seed: number; readonly threads: number },
): Promise<JudgedSpace> {
  const many = metric.rows > NEIGHBOURS;
  const near = many ? await neighboursOnThreads(metric, NEIGHBOURS, threads) : null;
  const planes = maps.map(planeOf);
  const told: JudgedSpace['maps'][number][] = [];
  for (const [i, judgement] of judgeMaps(metric, planes, seed).entries()) {
    const plane = planes[i];
    if (!judgement || !plane) {
      told.push({});
      continue;
    }
    const kl = maps[i]?.kl;
    const quality = { ...judgement.quality, ...(kl !== undefined && { kl }) };
    const file = await writer.addFile(encodeColumns([trustColumn(judgement.trust)]), 'bin');
    const holes = near && findWormholes(plane, near, tracks, WORMHOLES);
    told.push({
      quality: rounded(quality),
      trust: { file, column: 0 },
      ...(holes && {
        wormholes: await writer.addFile(encodeColumns(wormholeColumns(holes)), 'bin'),
      }),
    });
  }
  return { neighbours: await storedNeighbours(writer, near), maps: told };
}

async function storedNeighbours(
  writer: BundleWriter,
  near: MeasuredNeighbours | null,
): Promise<JudgedSpace['neighbours']> {
  if (!near) return {};
  const file = await writer.addFile(encodeColumns(neighbourColumns(near.ids)), 'bin');
  return { neighbours: file, ...measured(near) };
}

function trustColumn(trust: Float32Array) {
  const values = Uint8Array.from(trust, (share) => Math.round(255 * share));
  return { name: 'trust', values, low: 0, high: 1 };
}

/** Quality is kept to four digits: it is an estimate where there are many segments. */
function rounded<T extends Record<string, number>>(quality: T): T {
  const entries = Object.entries(quality).map(([name, value]) => [name, Number(value.toFixed(4))]);
  return Object.fromEntries(entries) as T;
}

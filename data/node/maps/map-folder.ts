import { resolve } from 'node:path';
import { Refusal } from '#models/refusal';
import type { Manifest } from '../../bundle/manifest.ts';
import { openDataset, readBundleFile } from '../dataset-folder.ts';
import { createBundleWriter } from '../ingest/bundle-writer.ts';
import type { Position } from '../progress.ts';
import { type MappedDataset, mapDataset } from './map-dataset.ts';
import { openMapShelf } from './map-shelf.ts';
import type { MapWishes } from './map-wishes.ts';

/**
 * Give the spaces of a manifest their maps, in the folder that it is meant for; maps of the manifest that
 * stands there now are taken on. Nothing is replaced: that is left to who finishes the manifest.
 */
export async function mapFolder(
  dir: string,
  manifest: Manifest,
  wishes: MapWishes,
  report: (position: Position) => void,
): Promise<MappedDataset> {
  const folder = resolve(dir);
  const read = (ref: Parameters<typeof readBundleFile>[1]) => readBundleFile(folder, ref);
  const files = { read, writer: createBundleWriter(folder), shelf: openMapShelf(folder) };
  return await mapDataset(files, manifest, await currentManifest(folder), wishes, report);
}

/** Null where there is no dataset yet, or none that can be read: its maps can't be taken on then. */
async function currentManifest(folder: string): Promise<Manifest | null> {
  try {
    return (await openDataset(folder)).manifest;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

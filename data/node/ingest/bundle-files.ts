import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { sha256File } from '#models/node/sha256';
import { Refusal } from '#models/refusal';
import type { FileRef, Manifest } from '../../bundle/manifest.ts';
import type { Track } from '../../catalogue/track.ts';
import type { DatasetFolder } from '../dataset-folder.ts';

/** What a group of files is for, and what it weighs. */
export interface FileGroup {
  readonly name: string;
  readonly files: number;
  readonly bytes: number;
  /** Bytes as they travel, packed by brotli where they are; the same as `bytes` elsewhere. */
  readonly packedBytes: number;
}

/**
 * Check that every file that the manifest and the catalogue name is there with its hash, and weigh
 * them by group.
 *
 * @throws Refusal that names the first file that is missing or changed.
 */
export async function checkFiles(
  dataset: DatasetFolder,
  tracks: readonly Track[],
): Promise<FileGroup[]> {
  const groups: FileGroup[] = [];
  for (const [name, refs] of namedFiles(dataset.manifest)) {
    const paths = unique(refs.map((ref) => dataset.filePath(ref)));
    groups.push(await weigh(name, paths));
  }
  const clips = tracks
    .flatMap(({ clips, moreClips }) => [clips, ...Object.values(moreClips ?? {})])
    .flatMap((name) => (name ? [dataset.clipsPath(name)] : []));
  groups.push(await weigh('clips', unique(clips)));
  return groups;
}

function namedFiles(manifest: Manifest): [string, FileRef[]][] {
  const { catalogue, segmentations, models, spaces } = manifest;
  const projections = spaces.flatMap((space) => space.projections);
  const axes = (id: string) =>
    projections.filter((one) => one.id === id).flatMap((one) => one.axes.map(({ at }) => at.file));
  return [
    ['catalogue', [catalogue]],
    ['segments', segmentations.map(({ file }) => file)],
    ['strongest tags', models.map(({ strongest }) => strongest)],
    ...MAPS.map((id): [string, FileRef[]] => [`${id} axes`, axes(id)]),
    ['pca models', projections.flatMap(({ model }) => model ?? [])],
    ['trust', projections.flatMap(({ trust }) => trust?.file ?? [])],
    ['wormholes', projections.flatMap(({ wormholes }) => wormholes ?? [])],
    ['neighbours', spaces.flatMap(({ neighbours }) => neighbours ?? [])],
    ['matrices', spaces.map(({ matrix }) => matrix)],
  ];
}

const MAPS = ['original', 'pca', 'std-pca', 'tsne', 'umap'] as const;

async function weigh(name: string, paths: readonly string[]): Promise<FileGroup> {
  let bytes = 0;
  let packedBytes = 0;
  for (const path of paths) {
    const size = await checkedSize(path);
    bytes += size;
    packedBytes += await stat(`${path}.br`).then(
      (packed) => packed.size,
      () => size,
    );
  }
  return { name, files: paths.length, bytes, packedBytes };
}

/** A file of a bundle is named by its hash, which is checked; returns its bytes. */
async function checkedSize(path: string): Promise<number> {
  const hash = await sha256File(path).catch((cause: unknown) => {
    throw new Refusal(`${path} cannot be read, but the dataset needs it: ingest the music again.`, {
      cause,
    });
  });
  if (!basename(path).startsWith(`${hash}.`))
    throw new Refusal(
      `${path} was changed after it was written: remove it and ingest the music again.`,
    );
  return (await stat(path)).size;
}

function unique(paths: readonly string[]): string[] {
  return [...new Set(paths)];
}

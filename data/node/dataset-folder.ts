import { open, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type * as z from 'zod/mini';
import { misfit } from '#models/misfit';
import { sha256 } from '#models/node/sha256';
import { Refusal } from '#models/refusal';
import { type FileRef, Manifest } from '../bundle/manifest.ts';
import { readSegmentTable, type SegmentTable } from '../bundle/segment-columns.ts';
import { type SegmentPlace, segmentOf } from '../bundle/segment-numbers.ts';
import { Catalogue, type Track } from '../catalogue/track.ts';

/** A dataset bundle on disk, opened at one manifest. */
export interface DatasetFolder {
  readonly dir: string;
  /** The manifest's own file, which never changes: manifests/HASH.json. */
  readonly manifestPath: string;
  readonly manifest: Manifest;
  /** SHA-256 of the manifest's bytes. */
  readonly hash: string;
  /** Path of a file of the bundle; .br and .gz lie beside it where it was packed. */
  filePath(ref: FileRef): string;
  /** Path of a track's clips. */
  clipsPath(name: string): string;
  /** A file's bytes, checked against its hash. */
  file(ref: FileRef): Promise<ArrayBuffer>;
  catalogue(): Promise<readonly Track[]>;
  /** The table of a segmentation, the first one unless named. */
  segments(id?: string): Promise<SegmentTable>;
  /** One segment's web clip, a whole MP3, by its number in the dataset: see segment-numbers.ts. */
  clip(segment: number): Promise<Uint8Array>;
}

/**
 * Open a dataset at its current manifest, or at the older one that a study pinned by hash. What is
 * no dataset is refused with one sentence.
 */
export async function openDataset(dir: string, hash?: string): Promise<DatasetFolder> {
  const folder = resolve(dir);
  const bytes = await readManifest(folder, hash);
  const manifest = parsed(Manifest, bytes, `${folder} has a manifest that`);
  const at = { dir: folder, manifest, hash: sha256(bytes) };
  const catalogue = remembered(() => readCatalogue(folder, manifest));
  const tables = new Map(
    manifest.segmentations.map(({ id, file }) => [
      id,
      remembered(async () => readSegmentTable(await readBundleFile(folder, file))),
    ]),
  );
  const segments = async (id = manifest.segmentations[0]?.id ?? '') => {
    const table = tables.get(id);
    if (table) return await table();
    throw new Refusal(`${folder} has no segments ${id}: ingest the music again.`);
  };
  return {
    ...at,
    manifestPath: join(folder, 'manifests', `${at.hash}.json`),
    filePath: (ref) => join(folder, 'files', ref.name),
    clipsPath: (name) => join(folder, 'clips', name),
    file: (ref) => readBundleFile(folder, ref),
    catalogue,
    segments,
    clip: async (number) => await readClip(folder, manifest, number, segments, await catalogue()),
  };
}

async function readManifest(folder: string, hash: string | undefined): Promise<Uint8Array> {
  const path = hash === undefined ? 'manifest.json' : join('manifests', `${hash}.json`);
  try {
    return await readFile(join(folder, path));
  } catch (cause) {
    throw new Refusal(
      `${folder} has no ${path} and so is no dataset: make one with earshot ingest AUDIO_DIR --out ${folder}.`,
      { cause },
    );
  }
}

function parsed<T extends z.ZodMiniType>(schema: T, bytes: Uint8Array, what: string): z.output<T> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new Refusal(`${what} is no JSON: ingest the music again.`, { cause });
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  throw new Refusal(
    `${what} does not fit this version of Earshot at ${misfit(result.error)}: ingest the music again.`,
  );
}

/** A file of the bundle in a folder, checked against its hash; refused where it is gone or changed. */
export async function readBundleFile(folder: string, ref: FileRef): Promise<ArrayBuffer> {
  const path = join(folder, 'files', ref.name);
  const bytes = await readOrRefuse(path);
  if (ref.name.startsWith(sha256(bytes)))
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  throw new Refusal(`${path} was changed after it was written: ingest the music again.`);
}

async function readOrRefuse(path: string): Promise<Buffer<ArrayBuffer>> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new Refusal(`${path} cannot be read, but the dataset needs it: ingest the music again.`, {
      cause,
    });
  }
}

async function readCatalogue(folder: string, manifest: Manifest): Promise<readonly Track[]> {
  const bytes = await readBundleFile(folder, manifest.catalogue);
  return parsed(Catalogue, new Uint8Array(bytes), `${folder} has a catalogue that`);
}

async function readClip(
  folder: string,
  manifest: Manifest,
  number: number,
  segments: DatasetFolder['segments'],
  tracks: readonly Track[],
): Promise<Uint8Array> {
  const place = segmentOf(manifest, number);
  const table = place && (await segments(place.segmentation.id));
  const clips = place && table && clipsOf(tracks[table.track[place.row] ?? -1], manifest, place);
  const bytes = (place && table?.clipBytes[place.row]) ?? 0;
  if (!place || !clips || bytes === 0) {
    const all = manifest.segmentations.reduce((sum, one) => sum + one.segments, 0);
    throw new Refusal(`Got segment ${number} when expected one of ${all} with a clip.`);
  }
  return await readPart(join(folder, 'clips', clips), table?.clipOffset[place.row] ?? 0, bytes);
}

/** The file of a track's clips in a segmentation. */
function clipsOf(
  track: Track | undefined,
  { segmentations }: Manifest,
  { segmentation }: SegmentPlace,
): string | null | undefined {
  const isFirst = segmentation.id === segmentations[0]?.id;
  return isFirst ? track?.clips : track?.moreClips?.[segmentation.id];
}

async function readPart(path: string, offset: number, length: number): Promise<Uint8Array> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw new Refusal(`${path} cannot be read, but the dataset needs it: ingest the music again.`, {
      cause,
    });
  });
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, offset);
    if (bytesRead === length) return buffer;
    throw new Refusal(`${path} is cut short: ingest the music again.`);
  } finally {
    await file.close();
  }
}

function remembered<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

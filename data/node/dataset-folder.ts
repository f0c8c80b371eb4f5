import { open, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type * as z from 'zod/mini';
import { misfit } from '#models/misfit';
import { sha256 } from '#models/node/sha256';
import { Refusal } from '#models/refusal';
import { type FileRef, Manifest } from '../bundle/manifest.ts';
import { readSegmentTable, type SegmentTable } from '../bundle/segment-columns.ts';
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
  /** The table of the segmentation that the clips follow (the first one). */
  segments(): Promise<SegmentTable>;
  /** One segment's web clip, a whole MP3. */
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
  const segments = remembered(() => readSegments(folder, manifest));
  return {
    ...at,
    manifestPath: join(folder, 'manifests', `${at.hash}.json`),
    filePath: (ref) => join(folder, 'files', ref.name),
    clipsPath: (name) => join(folder, 'clips', name),
    file: (ref) => readBundleFile(folder, ref),
    catalogue,
    segments,
    clip: async (segment) => await readClip(folder, await segments(), await catalogue(), segment),
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

async function readSegments(folder: string, manifest: Manifest): Promise<SegmentTable> {
  const [first] = manifest.segmentations;
  if (first) return readSegmentTable(await readBundleFile(folder, first.file));
  throw new Refusal(`${folder} holds no segmentation: ingest the music again.`);
}

async function readClip(
  folder: string,
  table: SegmentTable,
  tracks: readonly Track[],
  segment: number,
): Promise<Uint8Array> {
  const clips = tracks[table.track[segment] ?? -1]?.clips;
  const bytes = table.clipBytes[segment] ?? 0;
  if (!clips || bytes === 0)
    throw new Refusal(
      `Got segment ${segment} when expected one of ${table.track.length} with a clip.`,
    );
  return await readPart(join(folder, 'clips', clips), table.clipOffset[segment] ?? 0, bytes);
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

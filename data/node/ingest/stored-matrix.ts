import { readFile } from 'node:fs/promises';
import { layersOf } from '#models/listener/listener';
import type { Layer, Matrix } from '#models/space/space';
import type { FileRef } from '../../bundle/manifest.ts';
import type { BundleWriter } from './bundle-writer.ts';
import type { FinishedTrack } from './finished-track.ts';
import type { RunModel } from './parts.ts';
import { bytesOf } from './work-part.ts';

/** One layer of one model over all segments, in a file of the bundle. */
export interface StoredMatrix {
  readonly layer: Layer;
  /** Name of every dimension. */
  readonly dimensions: readonly string[];
  readonly file: FileRef;
}

/** Write a model's layers, in the order of `layersOf`, track by track: one track's rows are in memory. */
export async function writeMatrices(
  writer: BundleWriter,
  tracks: readonly FinishedTrack[],
  model: RunModel,
): Promise<readonly StoredMatrix[]> {
  const layers = layersOf(model.card);
  const files = await Promise.all(layers.map(() => writer.openFile('bin')));
  try {
    for (const track of tracks) {
      const rows = await track.layers(model);
      for (const [i, file] of files.entries()) await file.write(bytesOf(rows[i] ?? NOTHING));
    }
    const refs = await Promise.all(files.map((file) => file.finish()));
    return layers.map((facts, i) => ({ ...facts, file: refs[i] as FileRef }));
  } catch (error) {
    for (const file of files) await file.discard();
    throw error;
  }
}

const NOTHING = new Float32Array(0);

/** Read a stored matrix into memory. */
export async function readMatrix(
  writer: BundleWriter,
  { file, dimensions }: StoredMatrix,
): Promise<Matrix> {
  const { buffer, byteOffset, byteLength } = await readFile(writer.pathOf(file));
  const values = new Float32Array(buffer, byteOffset, byteLength / 4);
  return { rows: values.length / dimensions.length, columns: dimensions.length, values };
}

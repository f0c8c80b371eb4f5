import type { Matrix } from '#models/space/space';
import type { NpyFile } from './npy-file.ts';

/** What a person may set. */
export interface EngineSettings {
  readonly seed: number;
}

/** The two coordinates of every row, and what else the engine can tell. */
export interface MatrixMap {
  readonly map: Matrix;
  /** One sentence, for a person. */
  readonly told: string;
  readonly figures: Readonly<Record<string, unknown>>;
}

/** A way to compute a method's map of any matrix. */
export interface MatrixEngine {
  readonly name: string;
  project(file: NpyFile, settings: EngineSettings): Promise<MatrixMap>;
}

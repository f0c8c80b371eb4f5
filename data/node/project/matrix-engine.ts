import type { Matrix } from '#models/space/space';
import type { NpyFile } from './npy-file.ts';

/** What a person may set; an engine uses what it takes. */
export interface EngineSettings {
  readonly seed: number;
  readonly threads?: number;
  readonly iterations?: number;
  readonly perplexity?: number;
}

/** A setting that means something to some engines only. */
export type Setting = 'threads' | 'iterations' | 'perplexity';

/** The two coordinates of every row, and what else the engine can tell. */
export interface MatrixMap {
  readonly map: Matrix;
  /** One sentence, for a person. */
  readonly told: string;
  readonly figures: Readonly<Record<string, unknown>>;
}

/** Told how many steps of how many are done. */
export type StepReport = (done: number, of: number) => void;

/** A way to compute a method's map of any matrix. */
export interface MatrixEngine {
  readonly name: string;
  readonly takes: readonly Setting[];
  project(file: NpyFile, settings: EngineSettings, report: StepReport): Promise<MatrixMap>;
}

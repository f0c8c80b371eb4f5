import { resolve } from 'node:path';
import { Refusal } from '#models/refusal';
import { chosenEngine } from './engines.ts';
import type { EngineSettings, MatrixEngine, Setting, StepReport } from './matrix-engine.ts';
import { openNpy, writeNpy } from './npy-file.ts';

/** A matrix to project, and how. */
export interface MatrixRequest extends EngineSettings {
  /** NPY file of N x D numbers. */
  readonly matrix: string;
  /** NPY file of N x 2 float32 that is written. */
  readonly out: string;
  readonly method: string;
  readonly engine?: string;
}

/** What was done. */
export interface ProjectedMatrix {
  readonly matrix: string;
  readonly out: string;
  readonly method: string;
  readonly engine: string;
  readonly rows: number;
  readonly columns: number;
  readonly seconds: number;
  readonly figures: Readonly<Record<string, unknown>>;
  readonly told: string;
}

/** A map needs at least two points to be about anything. */
const LEAST_ROWS = 2;

/** Project a matrix file into a file of as many rows with two coordinates; `now` gives milliseconds. */
export async function projectMatrix(
  request: MatrixRequest,
  now: () => number,
  report: StepReport,
): Promise<ProjectedMatrix> {
  const { matrix, out, method } = request;
  const engine = chosenEngine(method, request.engine);
  refuseIdle(request, engine);
  if (resolve(out) === resolve(matrix))
    throw new Refusal(`--out ${out} is the matrix itself; name another file.`, { exitCode: 2 });
  const started = now();
  const file = await openNpy(matrix);
  try {
    const { rows, columns } = file;
    if (rows < LEAST_ROWS)
      throw new Refusal(`${matrix} has ${rows} row; expected at least ${LEAST_ROWS}.`);
    const { map, told, figures } = await engine.project(file, request, report);
    await writeNpy(out, map);
    const seconds = (now() - started) / 1000;
    return { matrix, out, method, engine: engine.name, rows, columns, seconds, figures, told };
  } finally {
    await file.close();
  }
}

/** A setting that the engine has no use for is no wish that could be granted. */
function refuseIdle(request: MatrixRequest, { name, takes }: MatrixEngine): void {
  const given: readonly Setting[] = ['threads', 'iterations', 'perplexity'];
  for (const setting of given)
    if (request[setting] !== undefined && !takes.includes(setting))
      throw new Refusal(
        `Got --${setting}, which means nothing to ${request.method} by the engine ${name}: leave it out.`,
        { exitCode: 2 },
      );
}

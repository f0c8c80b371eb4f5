import type { Layer, Matrix } from '#models/space/space';
import type { HeardBatch } from './tagging-messages.ts';

/** What a model heard in a file so far. */
export interface HeardRows {
  /** Id of the model. */
  readonly model: string;
  /** Segments of the whole file. */
  readonly total: number;
  /** Rows of the segments heard so far, from the first on. */
  readonly taggrams: Matrix;
  readonly embeddings: Matrix;
}

/** Nothing heard yet of so many segments. */
export function noRows(model: string, total: number): HeardRows {
  const none: Matrix = { rows: 0, columns: 0, values: new Float32Array(0) };
  return { model, total, taggrams: none, embeddings: none };
}

/** The rows with the next segments behind them. */
export function withBatch(rows: HeardRows, batch: HeardBatch): HeardRows {
  const { count, taggrams, embeddings } = batch;
  return {
    ...rows,
    taggrams: appended(rows.taggrams, taggrams, count),
    embeddings: appended(rows.embeddings, embeddings, count),
  };
}

/** The rows of one layer. */
export function layerOf(rows: HeardRows, layer: Layer): Matrix {
  return layer === 'taggram' ? rows.taggrams : rows.embeddings;
}

function appended({ rows, values }: Matrix, more: Float32Array, count: number): Matrix {
  const whole = new Float32Array(values.length + more.length);
  whole.set(values);
  whole.set(more, values.length);
  return { rows: rows + count, columns: more.length / count, values: whole };
}

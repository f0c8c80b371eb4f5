/** `MODEL/LAYER`, for example `musicnn-msd/taggram`. */
export type SpaceId = string & { readonly brand: 'SpaceId' };

/** What a model gives for a segment: 50 tag activations, the hidden layer below them, or measures. */
export type Layer = 'taggram' | 'embedding' | 'descriptor';

/** Row-major view of N segments x D dimensions. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** Name the space of one model's layer. */
export function spaceId(model: string, layer: Layer): SpaceId {
  return `${model}/${layer}` as SpaceId;
}

/** One row of a matrix, as a view on its memory. */
export function row(matrix: Matrix, index: number): Float32Array {
  return matrix.values.subarray(index * matrix.columns, (index + 1) * matrix.columns);
}

/** Some rows of a matrix, in the order of `ids`, in memory of their own. */
export function selectRows(matrix: Matrix, ids: ArrayLike<number>): Matrix {
  const { columns } = matrix;
  const values = new Float32Array(ids.length * columns);
  for (let i = 0; i < ids.length; i++) values.set(row(matrix, ids[i] ?? 0), i * columns);
  return { rows: ids.length, columns, values };
}

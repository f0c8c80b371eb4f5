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

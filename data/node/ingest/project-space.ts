import type { Axis } from '#models/projection/axis';
import { axisWords } from '#models/projection/axis-words';
import { fitPca, type PcaModel, pcaComponent, projectPca } from '#models/projection/pca';
import { deviations, divideColumns } from '#models/projection/standardise';
import type { Matrix } from '#models/space/space';

/** Components that get an axis; the manifest has the explained variance of all of them. */
const COMPONENTS = 12;

/** Explained variances are kept to so many digits. */
const DIGITS = 6;

/** The same segments' taggrams, which give axes their words. */
export interface TagWords {
  readonly taggrams: Matrix;
  readonly tags: readonly string[];
}

/** Axes of a space as it is and along its principal components. */
export interface ProjectedSpace {
  /** One axis a dimension, in order. */
  readonly original: readonly Axis[];
  readonly pca: Components;
}

/** Principal components of a space, strongest first. */
export interface Components {
  readonly axes: readonly Axis[];
  /** Positions of all segments along each axis, in the order of `axes`. */
  readonly positions: readonly Float32Array[];
  readonly mean: Float32Array;
  /** Standard deviation of every dimension where it was divided by it; null where it was not. */
  readonly sd: Float32Array | null;
  /** One unit vector an axis. */
  readonly vectors: readonly Float32Array[];
  /** Share of the variance along every component of the space, with or without an axis. */
  readonly explained: readonly number[];
}

/**
 * Compute the axes of a space; `labels` names its dimensions. Where these have units of their own, the
 * components are `standardised` (of z-scores) and a dimension has no share of the variance.
 */
export function projectSpace(
  space: Matrix,
  labels: readonly string[],
  words: TagWords,
  { standardised }: { readonly standardised: boolean },
): ProjectedSpace {
  const axes = originalAxes(space, labels, words);
  if (!standardised) return { original: axes, pca: components(space, words, null) };
  const sd = deviations(space);
  const original = axes.map((axis) => ({ ...axis, explained: null }));
  return { original, pca: components(divideColumns(space, sd), words, sd) };
}

/** One dimension of a space as its own array. */
export function dimension({ rows, columns, values }: Matrix, d: number): Float32Array {
  return Float32Array.from({ length: rows }, (_, i) => values[i * columns + d] ?? 0);
}

function originalAxes(space: Matrix, labels: readonly string[], words: TagWords): Axis[] {
  const variances = labels.map((_, d) => variance(dimension(space, d)));
  const total = variances.reduce((sum, value) => sum + value, 0);
  return labels.map((label, d) => {
    const share = total > 0 ? (variances[d] ?? 0) / total : 0;
    return namedAxis(label, share, dimension(space, d), words);
  });
}

/** `space` as divided by `sd`; the mean that is told is that of the space before. */
function components(space: Matrix, words: TagWords, sd: Float32Array | null): Components {
  const model = fitPca(space);
  const count = Math.min(COMPONENTS, space.columns);
  const positions = projectPca(model, space, count);
  const axes = positions.map((values, i) =>
    namedAxis(`PC ${i + 1}`, model.explained[i] ?? 0, values, words),
  );
  const explained = model.explained.map(rounded);
  const mean = Float32Array.from(model.mean, (value, d) => value * (sd?.[d] ?? 1));
  return { axes, positions, mean, sd, vectors: vectorsOf(model, count), explained };
}

function vectorsOf(model: PcaModel, count: number): Float32Array[] {
  return Array.from({ length: count }, (_, i) => Float32Array.from(pcaComponent(model, i)));
}

function namedAxis(
  label: string,
  explained: number,
  positions: Float32Array,
  { taggrams, tags }: TagWords,
): Axis {
  return { label, explained: rounded(explained), ...axisWords(positions, taggrams, tags) };
}

function variance(values: Float32Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

function rounded(share: number): number {
  return Number(share.toPrecision(DIGITS));
}

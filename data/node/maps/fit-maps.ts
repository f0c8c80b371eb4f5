import type { Axis } from '#models/projection/axis';
import { axisWords } from '#models/projection/axis-words';
import { fitPca, type PcaModel, pcaComponent, projectPca } from '#models/projection/pca';
import { divideColumns } from '#models/projection/standardise';
import type { Matrix } from '#models/space/space';
import { type Column, quantise } from '../../bundle/column-file.ts';
import type { SpaceMap } from './space-map.ts';
import type { TagWords } from './tag-words.ts';

/** Components that get an axis; the manifest has the explained variance of all of them. */
const COMPONENTS = 12;

/** Explained variances are kept to so many digits. */
const DIGITS = 6;

type Fit = SpaceMap['fit'];

/**
 * A space as it is: one axis a dimension, named by `labels`. Where dimensions have units of their own
 * (`sd` given) none has a share of the variance.
 */
export function originalMap(
  space: Matrix,
  labels: readonly string[],
  words: TagWords,
  sd: Float32Array | null,
  fit: Fit,
): SpaceMap {
  const dimensions = labels.map((_, d) => dimension(space, d));
  const variances = dimensions.map(variance);
  const total = variances.reduce((sum, value) => sum + value, 0);
  const axes = labels.map((label, d) => {
    const share = total > 0 ? (variances[d] ?? 0) / total : 0;
    return namedAxis(label, sd ? null : share, dimensions[d] ?? new Float32Array(), words);
  });
  const columns = dimensions.map((values, d) => quantise(`dim${d}`, values));
  return { id: 'original', axes, columns, explained: [], standardised: false, model: null, fit };
}

/** Principal components, strongest first; of z-scores where the deviations `sd` are given. */
export function componentsMap(
  id: 'pca' | 'std-pca',
  space: Matrix,
  words: TagWords,
  sd: Float32Array | null,
  fit: Fit,
): SpaceMap {
  const seen = sd ? divideColumns(space, sd) : space;
  const model = fitPca(seen);
  const count = Math.min(COMPONENTS, space.columns);
  const positions = projectPca(model, seen, count);
  const axes = positions.map((values, i) =>
    namedAxis(`PC ${i + 1}`, model.explained[i] ?? 0, values, words),
  );
  return {
    id,
    axes,
    columns: positions.map((values, i) => quantise(`pc${i + 1}`, values)),
    explained: model.explained.map(rounded),
    standardised: sd !== null,
    model: modelColumns(model, count, sd),
    fit,
  };
}

/** A map of two axes without a formula, as a t-SNE gives it. */
export function planarMap(
  id: 'tsne' | 'umap',
  map: Matrix,
  words: TagWords,
  fit: Fit,
  kl?: number,
): SpaceMap {
  const label = id === 'tsne' ? 't-SNE' : 'UMAP';
  const positions = [0, 1].map((axis) => dimension(map, axis));
  return {
    id,
    axes: positions.map((values, i) => namedAxis(`${label} ${i + 1}`, null, values, words)),
    columns: positions.map((values, i) => quantise(`${id}${i + 1}`, values)),
    explained: [],
    standardised: false,
    model: null,
    kl,
    fit,
  };
}

/** One dimension of a space as its own array. */
function dimension({ rows, columns, values }: Matrix, d: number): Float32Array {
  return Float32Array.from({ length: rows }, (_, i) => values[i * columns + d] ?? 0);
}

/** The mean is that of the space before it was divided. */
function modelColumns(model: PcaModel, count: number, sd: Float32Array | null): Column[] {
  const column = (name: string, values: Float32Array) => ({ name, values, low: 0, high: 0 });
  const mean = Float32Array.from(model.mean, (value, d) => value * (sd?.[d] ?? 1));
  const vectors = Array.from({ length: count }, (_, i) =>
    column(`pc${i + 1}`, Float32Array.from(pcaComponent(model, i))),
  );
  return [column('mean', mean), ...(sd ? [column('sd', sd)] : []), ...vectors];
}

function namedAxis(
  label: string,
  explained: number | null,
  positions: Float32Array,
  { taggrams, tags }: TagWords,
): Axis {
  const share = explained === null ? null : rounded(explained);
  return { label, explained: share, ...axisWords(positions, taggrams, tags) };
}

function variance(values: Float32Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

function rounded(share: number): number {
  return Number(share.toPrecision(DIGITS));
}

import { seededRandom } from '#models/chance/seeded-random';
import { drawNormal } from '#study/statistics/draw';
import type { AxisSpec } from './axis-spec.ts';
import type { StimulusCatalogue } from './catalogue.ts';

/** Components that stimuli are matched on. */
const MATCHED_ON = 6;

/** A direction with what belongs to it. */
export interface StudyAxis {
  readonly name: string;
  /** Value of every segment, mean 0 and standard deviation 1. */
  readonly values: Float32Array;
  /** The same of the first components of its space that are not the direction itself. */
  readonly others: readonly Float32Array[];
}

/** Why an axis can't be had from a dataset, in one sentence; null if it can. */
export function missingAxis(spec: AxisSpec, stimuli: StimulusCatalogue): string | null {
  const { space } = spec;
  if (!stimuli.spaces.includes(space))
    return `Got the space ${space} when the dataset ${stimuli.dataset.id} has ${stimuli.offered.join(', ')}.`;
  const projection = spec.from === 'tag' ? 'original' : spec.projection;
  const labels = stimuli.axes(space, projection);
  const wanted = spec.from === 'projection' ? spec.axis : spec.from === 'tag' ? spec.tag : null;
  if (wanted !== null && !labels.includes(wanted))
    return `Got the axis ${wanted} when ${space} (${projection}) has ${labels.slice(0, 8).join(', ')} ...`;
  if (spec.from === 'random' && (labels.length < spec.within || spec.index >= spec.within))
    return `Got a random direction within ${spec.within} axes when ${space} (${projection}) has ${labels.length}.`;
  return null;
}

/** An axis of a dataset; a RangeError where `missingAxis` has something to say. */
export function resolveAxis(name: string, spec: AxisSpec, stimuli: StimulusCatalogue): StudyAxis {
  const missing = missingAxis(spec, stimuli);
  if (missing !== null) throw new RangeError(missing);
  const values = standardised(rawValues(spec, stimuli));
  return { name, values, others: otherComponents(spec, values, stimuli) };
}

/** Subtract the mean, divide by the standard deviation; a constant becomes 0. */
export function standardised(values: ArrayLike<number>): Float32Array {
  const count = values.length;
  let mean = 0;
  for (let i = 0; i < count; i++) mean += (values[i] ?? 0) / count;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += ((values[i] ?? 0) - mean) ** 2;
  const scale = squares > 0 ? Math.sqrt(count / squares) : 0;
  return Float32Array.from({ length: count }, (_, i) => ((values[i] ?? 0) - mean) * scale);
}

function rawValues(spec: AxisSpec, stimuli: StimulusCatalogue): Float32Array {
  if (spec.from === 'tag') return valuesOf(stimuli, spec.space, 'original', spec.tag);
  if (spec.from === 'projection') return valuesOf(stimuli, spec.space, spec.projection, spec.axis);
  const components = firstComponents(stimuli, spec.space, spec.projection, spec.within);
  return mixture(components, orthonormal(spec.within, spec.seed)[spec.index] ?? []);
}

/** The subspace that clips are matched in: components that barely go along with the axis itself. */
function otherComponents(
  spec: AxisSpec,
  values: Float32Array,
  stimuli: StimulusCatalogue,
): readonly Float32Array[] {
  const labels = stimuli.axes(spec.space, 'pca').slice(0, MATCHED_ON + 1);
  const components = firstComponents(stimuli, spec.space, 'pca', labels.length);
  if (spec.from === 'random') return [];
  const apart = components.filter((component) => Math.abs(correlation(component, values)) < 0.5);
  return apart.slice(0, MATCHED_ON);
}

function firstComponents(
  stimuli: StimulusCatalogue,
  space: string,
  projection: string,
  count: number,
): readonly Float32Array[] {
  return stimuli
    .axes(space, projection)
    .slice(0, count)
    .map((label) => standardised(valuesOf(stimuli, space, projection, label)));
}

function valuesOf(
  stimuli: StimulusCatalogue,
  space: string,
  projection: string,
  label: string,
): Float32Array {
  return stimuli.values(space, projection, label) ?? new Float32Array(stimuli.segments);
}

/** Correlation of two standardised columns. */
function correlation(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0) / Math.max(1, a.length);
}

function mixture(components: readonly Float32Array[], weights: readonly number[]): Float32Array {
  const mixed = new Float32Array(components[0]?.length ?? 0);
  for (const [k, component] of components.entries())
    for (let i = 0; i < mixed.length; i++)
      mixed[i] = (mixed[i] ?? 0) + (weights[k] ?? 0) * (component[i] ?? 0);
  return mixed;
}

/** Random orthonormal vectors by Gram and Schmidt, the same ones for a seed. */
function orthonormal(size: number, seed: number): readonly (readonly number[])[] {
  const random = seededRandom(seed);
  const rows: number[][] = [];
  while (rows.length < size) {
    let row = Array.from({ length: size }, () => drawNormal(random));
    for (const before of rows) {
      const along = dot(row, before);
      row = row.map((value, i) => value - along * (before[i] ?? 0));
    }
    const length = Math.sqrt(dot(row, row));
    if (length > 1e-6) rows.push(row.map((value) => value / length));
  }
  return rows;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

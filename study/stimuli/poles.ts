import { shuffled } from '../design/shuffled.ts';
import { type Apart, apartKey } from './apart.ts';
import type { StudyAxis } from './axis-values.ts';
import type { StimulusCatalogue } from './catalogue.ts';

/** How the two ends of an axis are cut out and matched. */
export interface PoleRule {
  /** Share of all clips that counts as an end. */
  readonly share: number;
  /** Clips wanted at each end. */
  readonly pool: number;
  readonly apart: Apart;
  /** Choose the ends so that they are alike on the other components. */
  readonly matched: boolean;
}

/** Clips of the two ends of an axis. */
export interface Poles {
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Largest difference between the ends' means on another component, in standard deviations. */
  readonly imbalance: number;
}

/** More candidates at an end than this are thinned by chance: pairs are compared one by one. */
const MOST_CANDIDATES = 400;

/** Cut out the ends of an axis; the same for everybody of a study, so `random` is the study's. */
export function cutPoles(
  axis: StudyAxis,
  rule: PoleRule,
  stimuli: StimulusCatalogue,
  random: () => number,
): Poles {
  const order = Array.from(axis.values.keys())
    .filter((segment) => stimuli.sounds(segment))
    .sort((a, b) => (axis.values[a] ?? 0) - (axis.values[b] ?? 0) || a - b);
  const count = Math.max(1, Math.round(order.length * rule.share));
  const thin = (ends: number[]) => shuffled(ends, random).slice(0, MOST_CANDIDATES);
  const [low, high] = [thin(order.slice(0, count)), thin(order.slice(-count))];
  const key = apartKey(stimuli, rule.apart);
  const pairs = rule.matched ? nearestPairs(low, high, axis) : low.map((a, i) => [a, high[i] ?? a] as const);
  const chosen = takePairs(pairs, rule.pool, key);
  return { ...chosen, imbalance: imbalance(chosen.low, chosen.high, axis.others) };
}

type Pair = readonly [low: number, high: number];

/** All pairs of a low and a high clip, those first that are most alike on the other components. */
function nearestPairs(low: readonly number[], high: readonly number[], axis: StudyAxis): readonly Pair[] {
  const pairs = low.flatMap((a) =>
    high.map((b) => ({ a, b, distance: squaredDistance(axis.others, a, b) })),
  );
  pairs.sort((one, other) => one.distance - other.distance || one.a - other.a || one.b - other.b);
  return pairs.map(({ a, b }) => [a, b]);
}

function takePairs(pairs: readonly Pair[], pool: number, key: (segment: number) => string) {
  const [low, high]: [number[], number[]] = [[], []];
  const keys: [Set<string>, Set<string>] = [new Set(), new Set()];
  for (const [a, b] of pairs) {
    if (low.length >= pool) break;
    if (keys[0].has(key(a)) || keys[1].has(key(b)) || a === b) continue;
    keys[0].add(key(a));
    keys[1].add(key(b));
    low.push(a);
    high.push(b);
  }
  return { low, high };
}

function squaredDistance(others: readonly Float32Array[], a: number, b: number): number {
  return others.reduce((sum, values) => sum + ((values[a] ?? 0) - (values[b] ?? 0)) ** 2, 0);
}

function imbalance(
  low: readonly number[],
  high: readonly number[],
  others: readonly Float32Array[],
): number {
  const mean = (clips: readonly number[], values: Float32Array) =>
    clips.reduce((sum, clip) => sum + (values[clip] ?? 0), 0) / Math.max(1, clips.length);
  return others.reduce(
    (most, values) => Math.max(most, Math.abs(mean(low, values) - mean(high, values))),
    0,
  );
}

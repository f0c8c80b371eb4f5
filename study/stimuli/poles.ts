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
  const pairs = rule.matched
    ? nearestPairs(low, high, axis)
    : low.map((a, i) => [a, high[i] ?? a] as const);
  const paired = takePairs(pairs, rule.pool, key);
  const chosen = rule.matched ? refined(paired, { low, high }, axis.others, key) : paired;
  return { ...chosen, imbalance: imbalance(chosen.low, chosen.high, axis.others) };
}

type Pair = readonly [low: number, high: number];

/** All pairs of a low and a high clip, those first that are most alike on the other components. */
function nearestPairs(
  low: readonly number[],
  high: readonly number[],
  axis: StudyAxis,
): readonly Pair[] {
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

type Ends = Readonly<Record<'low' | 'high', readonly number[]>>;

/** Rounds of exchanges at most; each one makes the ends more alike, so few are needed. */
const MOST_ROUNDS = 60;

/** Exchange single clips for other candidates as long as that makes the ends' means more alike. */
function refined(
  start: Ends,
  candidates: Ends,
  others: readonly Float32Array[],
  key: (segment: number) => string,
): Ends {
  let ends = start;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const better = bestExchange(ends, candidates, others, key);
    if (!better) break;
    ends = better;
  }
  return ends;
}

/** The ends after the one exchange that helps most; null where none does. */
function bestExchange(
  ends: Ends,
  candidates: Ends,
  others: readonly Float32Array[],
  key: (segment: number) => string,
): Ends | null {
  const gaps = others.map((values) => meanOf(ends.low, values) - meanOf(ends.high, values));
  let least = squares(gaps) - 1e-9;
  let found: Ends | null = null;
  for (const { side, i, old, fresh } of exchanges(ends, candidates, key)) {
    const share = (side === 'low' ? 1 : -1) / ends[side].length;
    const moved = squares(
      gaps.map((gap, j) => gap + share * ((others[j]?.[fresh] ?? 0) - (others[j]?.[old] ?? 0))),
    );
    if (moved >= least) continue;
    least = moved;
    found = { ...ends, [side]: ends[side].with(i, fresh) };
  }
  return found;
}

/** Every way to put another candidate in the place of one clip that keeps an end's clips apart. */
function* exchanges(ends: Ends, candidates: Ends, key: (segment: number) => string) {
  const taken = new Set([...ends.low, ...ends.high]);
  for (const side of ['low', 'high'] as const)
    for (const [i, old] of ends[side].entries()) {
      const keys = new Set(ends[side].filter((_, k) => k !== i).map(key));
      for (const fresh of candidates[side])
        if (!taken.has(fresh) && !keys.has(key(fresh))) yield { side, i, old, fresh };
    }
}

function squares(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

function meanOf(clips: readonly number[], values: Float32Array): number {
  return clips.reduce((sum, clip) => sum + (values[clip] ?? 0), 0) / Math.max(1, clips.length);
}

function squaredDistance(others: readonly Float32Array[], a: number, b: number): number {
  return others.reduce((sum, values) => sum + ((values[a] ?? 0) - (values[b] ?? 0)) ** 2, 0);
}

function imbalance(
  low: readonly number[],
  high: readonly number[],
  others: readonly Float32Array[],
): number {
  return others.reduce(
    (most, values) => Math.max(most, Math.abs(meanOf(low, values) - meanOf(high, values))),
    0,
  );
}

import type { FuzzyGraph } from './fuzzy-graph.ts';

/**
 * The curve 1 / (1 + a d^2b) closest to: 1 up to a distance of .1, then e^-(d - .1). That is umap-learn's
 * fit for its usual min_dist = .1 and spread = 1.
 */
const A = 1.576_943_460_405_378;
const B = 0.895_060_878_122_785_9;
/** Random points that a point is pushed away from whenever it is pulled to one. */
const PUSHES = 5;
const LONGEST_STEP = 4;

/** How long and how fast a descent goes. */
export interface Descent {
  /** Passes over the links. */
  readonly epochs: number;
  /** Length of the first steps; it falls to 0. */
  readonly rate: number;
  /** Whether a link moves both its ends or its head alone. */
  readonly tailsMove: boolean;
}

/** Links with the epochs that lie between two uses of each. */
interface Schedule {
  readonly heads: Uint32Array;
  readonly tails: Uint32Array;
  readonly every: Float64Array;
}

/** The strongest link is used in every epoch; those that would never be are left out. */
function scheduleOf(graph: FuzzyGraph, epochs: number): Schedule {
  const strongest = graph.weights.reduce((most, weight) => Math.max(most, weight), 0);
  const used = Uint32Array.from(graph.weights.keys()).filter(
    (link) => (graph.weights[link] ?? 0) * epochs >= strongest,
  );
  const weights = Float32Array.from(used, (link) => graph.weights[link] ?? 0);
  return {
    heads: used.map((link) => graph.heads[link] ?? 0),
    tails: used.map((link) => graph.tails[link] ?? 0),
    every: Float64Array.from(weights, (weight) => strongest / weight),
  };
}

/**
 * UMAP's stochastic descent on x0 y0 x1 y1 ..., in place. Links pull in proportion to their weight; whenever
 * one does, its head is pushed away from random points.
 */
export function pullAndPush(
  at: Float64Array,
  graph: FuzzyGraph,
  { epochs, rate, tailsMove }: Descent,
  random: () => number,
): void {
  const { heads, tails, every } = scheduleOf(graph, epochs);
  const due = every.slice();
  const pushDue = every.map((span) => span / PUSHES);
  const somebody = () => 2 * Math.floor(graph.points * random());
  for (let epoch = 0; epoch < epochs; epoch++) {
    const step = rate * (1 - epoch / epochs);
    for (const [link, span] of every.entries()) {
      const time = due[link] ?? 0;
      if (time > epoch) continue;
      due[link] = time + span;
      const head = 2 * (heads[link] ?? 0);
      pull(at, head, 2 * (tails[link] ?? 0), step, tailsMove);
      const before = pushDue[link] ?? 0;
      const pushes = Math.floor(((epoch - before) * PUSHES) / span);
      pushDue[link] = before + (pushes * span) / PUSHES;
      for (let k = 0; k < pushes; k++) push(at, head, somebody(), step);
    }
  }
}

function pull(
  at: Float64Array,
  head: number,
  tail: number,
  rate: number,
  tailMoves: boolean,
): void {
  const dx = (at[head] ?? 0) - (at[tail] ?? 0);
  const dy = (at[head + 1] ?? 0) - (at[tail + 1] ?? 0);
  const squared = dx * dx + dy * dy;
  if (squared === 0) return;
  const power = squared ** B;
  const force = (-2 * A * B * power) / (squared * (A * power + 1));
  const [sx, sy] = [rate * limited(force * dx), rate * limited(force * dy)];
  at[head] = (at[head] ?? 0) + sx;
  at[head + 1] = (at[head + 1] ?? 0) + sy;
  if (!tailMoves) return;
  at[tail] = (at[tail] ?? 0) - sx;
  at[tail + 1] = (at[tail + 1] ?? 0) - sy;
}

function push(at: Float64Array, head: number, other: number, rate: number): void {
  if (head === other) return;
  const dx = (at[head] ?? 0) - (at[other] ?? 0);
  const dy = (at[head + 1] ?? 0) - (at[other + 1] ?? 0);
  const squared = dx * dx + dy * dy;
  const force = (2 * B) / ((0.001 + squared) * (A * squared ** B + 1));
  at[head] = (at[head] ?? 0) + rate * (squared > 0 ? limited(force * dx) : LONGEST_STEP);
  at[head + 1] = (at[head + 1] ?? 0) + rate * (squared > 0 ? limited(force * dy) : LONGEST_STEP);
}

function limited(step: number): number {
  return Math.min(LONGEST_STEP, Math.max(-LONGEST_STEP, step));
}

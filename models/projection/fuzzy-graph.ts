import type { Neighbours } from './neighbour-lists.ts';

/** Weighted links between points: link e joins heads[e] and tails[e], and the other way round as well. */
export interface FuzzyGraph {
  readonly points: number;
  readonly heads: Uint32Array;
  readonly tails: Uint32Array;
  /** 0 ... 1 */
  readonly weights: Float32Array;
}

const STEPS = 64;
const TOLERANCE = 1e-5;
/** A bandwidth is at least this share of the mean distance. */
const NARROWEST = 1e-3;

/**
 * UMAP's fuzzy simplicial set of neighbours (McInnes, Healy & Melville 2018, section 3.1): each point
 * reaches its nearest fully and the others by exp(-(d - nearest) / bandwidth), so that the weights sum to
 * log2(k + 1); a link that is seen from either side with a and b has the weight a + b - ab.
 */
export function fuzzyGraph(near: Neighbours): FuzzyGraph {
  return joined(near, membershipsOf(near));
}

/** How far each point reaches each of its neighbours, 0 ... 1, laid out as their ids. */
export function membershipsOf({ count, ids, distances }: Neighbours): Float32Array {
  const memberships = new Float32Array(ids.length);
  const overall = meanOf(distances);
  const target = Math.log2(count + 1);
  for (let first = 0; first < ids.length; first += count) {
    const own = distances.subarray(first, first + count);
    const nearest = own.find((distance) => distance > 0) ?? 0;
    const least = NARROWEST * (nearest > 0 ? meanOf(own) : overall);
    const bandwidth = Math.max(bandwidthFor(own, nearest, target), least);
    for (const [k, distance] of own.entries())
      memberships[first + k] = reach(distance - nearest, bandwidth);
  }
  return memberships;
}

function reach(beyond: number, bandwidth: number): number {
  return beyond > 0 && bandwidth > 0 ? Math.exp(-beyond / bandwidth) : 1;
}

/** The bandwidth at which the memberships sum to `target`, by bisection. */
function bandwidthFor(distances: Float32Array, nearest: number, target: number): number {
  let [low, high, bandwidth] = [0, Number.POSITIVE_INFINITY, 1];
  for (let step = 0; step < STEPS; step++) {
    let sum = 0;
    for (const distance of distances) sum += reach(distance - nearest, bandwidth);
    if (Math.abs(sum - target) < TOLERANCE) break;
    if (sum > target) high = bandwidth;
    else low = bandwidth;
    bandwidth = high === Number.POSITIVE_INFINITY ? 2 * bandwidth : (low + high) / 2;
  }
  return bandwidth;
}

/** Both directions of every link, by head, then tail. */
function joined({ count, ids }: Neighbours, memberships: Float32Array): FuzzyGraph {
  const points = ids.length / count;
  const links: Map<number, number>[] = Array.from({ length: points }, () => new Map());
  for (const [at, tail] of ids.entries()) {
    const head = Math.floor(at / count);
    const reached = memberships[at] ?? 0;
    unite(links[head], tail, reached);
    unite(links[tail], head, reached);
  }
  const total = links.reduce((sum, { size }) => sum + size, 0);
  const graph = { heads: new Uint32Array(total), tails: new Uint32Array(total) };
  const weights = new Float32Array(total);
  let at = 0;
  for (const [head, own] of links.entries())
    for (const [tail, weight] of [...own].sort(([a], [b]) => a - b)) {
      graph.heads[at] = head;
      graph.tails[at] = tail;
      weights[at++] = weight;
    }
  return { points, ...graph, weights };
}

function unite(links: Map<number, number> | undefined, other: number, weight: number): void {
  const before = links?.get(other) ?? 0;
  links?.set(other, before + weight - before * weight);
}

function meanOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
}

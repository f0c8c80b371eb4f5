import { loadKernel } from '../kernel/load-kernel.ts';
import { KERNEL } from './calibrate-kernel.ts';
import type { Neighbours } from './neighbour-lists.ts';

/** Rows from `first` to before `end`. */
export interface Rows {
  readonly first: number;
  readonly end: number;
}

/**
 * The joint probabilities of some rows as edges to other points: p_ij = (p_j|i + p_i|j) / 2 N. Every
 * row's edges are filled up to a multiple of 4 by edges to itself without weight.
 */
export interface JointEdges {
  /** Where each row's edges begin, and the end. */
  readonly starts: Uint32Array;
  /** 8 x the other point of every edge: the offset of its coordinates. */
  readonly targets: Uint32Array;
  readonly weights: Float32Array;
}

interface Calls {
  calibrate(distances: number, count: number, entropy: number, weights: number): void;
}

/** Conditional probabilities p_j|i of rows' neighbours, by bisection to the perplexity, into `weights`. */
export function calibrateRows(
  { count, distances }: Neighbours,
  { first, end }: Rows,
  perplexity: number,
  weights: Float32Array,
): void {
  const bytes = count * 4;
  const kernel = loadKernel<Calls, 'distances' | 'weights'>(KERNEL, {
    distances: bytes,
    weights: bytes,
  });
  const [from, to] = [kernel.floats('distances'), kernel.floats('weights')];
  const { at, calls } = kernel;
  const entropy = Math.log(perplexity);
  for (let row = first; row < end; row++) {
    from.set(distances.subarray(row * count, (row + 1) * count));
    calls.calibrate(at.distances, count, entropy, at.weights);
    weights.set(to, row * count);
  }
}

/** The edges of some rows from all rows' neighbours and their conditional probabilities. */
export function jointEdges(neighbours: Neighbours, weights: Float32Array, own: Rows): JointEdges {
  const { count, ids } = neighbours;
  const total = ids.length / count;
  const rows = own.end - own.first;
  const { starts, sources, edges } = incomingOf(neighbours, own);
  const list = edgeList(total, rows, rows * (count + 3) + sources.length);
  const weight = (edge: number) => Math.fround((weights[edge] ?? 0) / (2 * total));
  for (let i = 0; i < rows; i++) {
    const row = own.first + i;
    for (let edge = row * count; edge < (row + 1) * count; edge++)
      list.add(ids[edge] ?? 0, weight(edge));
    for (let e = starts[i] ?? 0; e < (starts[i + 1] ?? 0); e++)
      list.add(sources[e] ?? 0, weight(edges[e] ?? 0));
    list.endRow(row);
  }
  return list.finish();
}

/** Edges as they are written, row after row; one to the same point again adds to its weight. */
function edgeList(points: number, rows: number, most: number) {
  const starts = new Uint32Array(rows + 1);
  const targets = new Uint32Array(most);
  const weights = new Float32Array(most);
  const placeOf = new Int32Array(points).fill(-1);
  let ended = 0;
  let start = 0;
  let end = 0;
  const append = (target: number, weight: number) => {
    targets[end] = 8 * target;
    weights[end++] = weight;
  };
  return {
    add(target: number, weight: number): void {
      const place = placeOf[target] ?? -1;
      if (place >= start) weights[place] = (weights[place] ?? 0) + weight;
      else {
        placeOf[target] = end;
        append(target, weight);
      }
    },
    endRow(row: number): void {
      while (end % 4 > 0) append(row, 0);
      start = end;
      starts[++ended] = end;
    },
    finish(): JointEdges {
      return { starts, targets: targets.subarray(0, end), weights: weights.subarray(0, end) };
    },
  };
}

/** Which rows have each of the own rows as a neighbour, ascending, and at which place of `ids`. */
function incomingOf({ count, ids }: Neighbours, { first, end }: Rows) {
  const rows = end - first;
  const starts = new Uint32Array(rows + 1);
  for (const id of ids)
    if (id >= first && id < end) starts[id - first + 1] = (starts[id - first + 1] ?? 0) + 1;
  for (let i = 0; i < rows; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  const next = starts.slice();
  const sources = new Uint32Array(starts[rows] ?? 0);
  const edges = new Uint32Array(sources.length);
  for (let e = 0; e < ids.length; e++) {
    const id = (ids[e] ?? 0) - first;
    if (id < 0 || id >= rows) continue;
    const place = next[id] ?? 0;
    next[id] = place + 1;
    sources[place] = Math.floor(e / count);
    edges[place] = e;
  }
  return { starts, sources, edges };
}

import { calibrateRows, type JointEdges, jointEdges, type Rows } from './joint-edges.ts';
import { findNeighbours } from './neighbours.ts';
import { ownRows, type Share } from './share.ts';
import { GROUP, GROUPS, groupsOf, ROWS, sumOf, type TsneBoard } from './tsne-board.ts';
import { loadTsne, type TsneKernel } from './tsne-memory.ts';

/** Told after some of the steps. */
export type TsneReport = (done: number, of: number) => void;

/** Steps with exaggeration, and its factor: van der Maaten 2014, Belkina and others 2019. */
const EARLY = 250;
const EXAGGERATION = 12;
const LEAST_RATE = 50;
const REPORT_EVERY = 25;

/** One share's part of a t-SNE; the board holds the map when all shares have returned. */
export function runTsne(board: TsneBoard, share: Share, report?: TsneReport): void {
  const { matrix, settings, neighbours, weights } = board;
  findNeighbours(matrix, neighbours, share);
  share.meet();
  calibrateRows(neighbours.result, ownRows(share, matrix.rows), settings.perplexity, weights);
  share.meet();
  const own = ownChunks(share, matrix.rows);
  const edges = jointEdges(neighbours.result, weights, own);
  const kernel = loadTsne(matrix.rows, edges, settings.theta);
  awaitPoints(board);
  kernel.floats('points').set(board.points);
  descend({ board, share, own, kernel, edges }, report);
}

/** Where the map begins is found while the shares look for neighbours. */
function awaitPoints({ placed }: TsneBoard): void {
  while (Atomics.load(placed, 0) === 0) Atomics.wait(placed, 0, 0);
}

interface Part {
  readonly board: TsneBoard;
  readonly share: Share;
  /** Rows whose points this share moves. */
  readonly own: Rows;
  readonly kernel: TsneKernel;
  readonly edges: JointEdges;
}

function descend(part: Part, report?: TsneReport): void {
  const { iterations } = part.board.settings;
  for (let step = 0; step < iterations; step++) {
    if (step === 0 || step === EARLY) standStill(part);
    takeStep(part, step < EARLY);
    if ((step + 1) % REPORT_EVERY === 0) report?.(step + 1, iterations);
  }
  measureDivergence(part);
}

function standStill({ kernel }: Part): void {
  kernel.floats('speeds').fill(0);
  kernel.floats('gains').fill(1);
}

function takeStep(part: Part, early: boolean): void {
  const { board, share, own, kernel } = part;
  const { calls, at } = kernel;
  const { rows } = board.matrix;
  calls.buildTree();
  const edges = [at.starts, at.targets, at.weights] as const;
  calls.attract(own.first, own.end, ...edges, early ? EXAGGERATION : 1);
  const z = repelTogether(part);
  calls.findPlaces(at.places);
  const rate = Math.max(rows / EXAGGERATION / 2, LEAST_RATE);
  const moved = [at.places, at.speeds, at.gains] as const;
  calls.move(own.first, own.end, ...moved, z, early ? 0.5 : 0.8, rate);
  const ownPoints = kernel.floats('points', 2 * own.first, 2 * (own.end - own.first));
  board.points.set(ownPoints, 2 * own.first);
  share.meet();
  kernel.floats('points').set(board.points);
}

/** All forces into every share's memory; gives z, the sum of 1 / (1 + d^2) over all pairs. */
function repelTogether({ board, share, kernel }: Part): number {
  const groups = groupsOf(board.matrix.rows);
  for (;;) {
    const chunk = Atomics.add(board.claimed, 0, 1);
    if (chunk >= board.sums.length) break;
    const first = chunk * GROUPS;
    const end = Math.min(first + GROUPS, groups);
    board.sums[chunk] = kernel.calls.repel(first, end);
    const forces = kernel.floats('forces', 2 * first * GROUP, 2 * (end - first) * GROUP);
    board.forces.set(forces, 2 * first * GROUP);
  }
  share.meet();
  if (share.index === 0) Atomics.store(board.claimed, 0, 0);
  kernel.floats('forces').set(board.forces);
  return sumOf(board.sums) - board.matrix.rows;
}

function measureDivergence(part: Part): void {
  const { board, own, kernel, share } = part;
  const { calls, at } = kernel;
  calls.buildTree();
  const z = repelTogether(part);
  for (let first = own.first; first < own.end; first += ROWS) {
    const end = Math.min(first + ROWS, own.end);
    const starts = at.starts + 4 * (first - own.first);
    const sum = calls.divergence(first, end, starts, at.targets, at.weights, z);
    board.divergences[first / ROWS] = sum;
  }
  share.meet();
}

/** This share's rows, in whole chunks. */
function ownChunks(share: Share, rows: number): Rows {
  const { first, end } = ownRows(share, Math.ceil(rows / ROWS));
  return { first: Math.min(first * ROWS, rows), end: Math.min(end * ROWS, rows) };
}

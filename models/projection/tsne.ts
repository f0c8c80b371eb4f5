import type { Matrix } from '../space/space.ts';
import { centred } from './centred.ts';
import { calibrateRows, type JointEdges, jointEdges, type Rows } from './joint-edges.ts';
import { createNeighbourBoard, findNeighbours, type NeighbourBoard } from './neighbours.ts';
import { recallOf } from './recall.ts';
import { ALONE, type Allocate, allocateAlone, ownRows, type Share } from './share.ts';
import { loadTsne, type TsneKernel } from './tsne-memory.ts';
import type { TsneSettings } from './tsne-settings.ts';
import { tsneStart } from './tsne-start.ts';

/** A finished map. */
export interface TsneMap {
  /** x and y of every row in turn; their mean is the origin. */
  readonly points: Float32Array;
  /** Kullback-Leibler divergence of the map from the data's neighbourhoods, in nats. */
  readonly divergence: number;
  /** Share of the true neighbours that the map was made of: 1 where all rows were compared. */
  readonly recall: number;
}

/** What the shares of a t-SNE write for each other. */
export interface TsneBoard {
  readonly matrix: Matrix;
  readonly settings: TsneSettings;
  readonly neighbours: NeighbourBoard;
  /** p_j|i of every row's neighbours. */
  readonly weights: Float32Array;
  readonly points: Float32Array;
  /** Repulsion of the points in the order of this step's tree. */
  readonly forces: Float32Array;
  /** Sum of 1 / (1 + d^2) over each chunk of groups. */
  readonly sums: Float64Array;
  /** Each chunk of rows' part of the divergence. */
  readonly divergences: Float64Array;
  /** Chunks of groups that a share has taken on. */
  readonly claimed: Int32Array;
}

/** Told after some of the steps. */
export type TsneReport = (done: number, of: number) => void;

/** Points that share a list of what repels them; groups that a share takes on at a time. */
const GROUP = 16;
const GROUPS = 16;
/** Rows whose divergences are summed up on their own. */
const ROWS = 256;

/** Steps with exaggeration, and its factor: van der Maaten 2014, Belkina and others 2019. */
const EARLY = 250;
const EXAGGERATION = 12;
const LEAST_RATE = 50;
const REPORT_EVERY = 25;

/**
 * Barnes-Hut t-SNE (van der Maaten 2014) on one thread. Neighbours are exact up to 20,000 rows, the start is the PCA, the
 * schedule scikit-learn's: 250 steps with momentum .5 and attraction x 12, then .8. The learning rate
 * is N / 24, at least 50: twice scikit-learn's, which ends at a smaller divergence. The same matrix and settings give the same bytes, on any number of threads.
 */
export function tsne(matrix: Matrix, settings: TsneSettings, report?: TsneReport): TsneMap {
  const board = createTsneBoard(matrix, settings, 1, allocateAlone);
  runTsne(board, ALONE, report);
  return tsneMap(board);
}

/** All memory of a t-SNE by so many shares; `allocate` gives memory that all of them see. */
export function createTsneBoard(
  matrix: Matrix,
  settings: TsneSettings,
  shares: number,
  allocate: Allocate,
): TsneBoard {
  const { rows } = matrix;
  const count = Math.min(rows - 1, Math.floor(3 * settings.perplexity));
  const floats = (length: number) => new Float32Array(allocate(length * 4));
  const doubles = (length: number) => new Float64Array(allocate(length * 8));
  const points = floats(2 * rows);
  points.set(tsneStart(matrix, settings.seed));
  return {
    matrix,
    settings,
    neighbours: createNeighbourBoard(matrix, count, shares, allocate),
    weights: floats(rows * count),
    points,
    forces: floats(2 * groupsOf(rows) * GROUP),
    sums: doubles(Math.ceil(groupsOf(rows) / GROUPS)),
    divergences: doubles(Math.ceil(rows / ROWS)),
    claimed: new Int32Array(allocate(4)),
  };
}

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
  kernel.floats('points').set(board.points);
  descend({ board, share, own, kernel, edges }, report);
}

/** The map on a board whose shares have all returned. */
export function tsneMap({ matrix, neighbours, points, divergences }: TsneBoard): TsneMap {
  const recall = recallOf(matrix, neighbours);
  return { points: centred(points), divergence: sumOf(divergences), recall };
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

function groupsOf(rows: number): number {
  return Math.ceil(rows / GROUP);
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

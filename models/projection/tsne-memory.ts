import { type Kernel, loadKernel } from '../kernel/load-kernel.ts';
import type { JointEdges } from './joint-edges.ts';
import { KERNEL } from './tsne-kernel.ts';

type Edges = [starts: number, targets: number, weights: number];

interface Calls {
  begin(count: number, ...placesAndTheta: number[]): void;
  buildTree(): void;
  attract(first: number, end: number, ...edges: [...Edges, exaggeration: number]): void;
  repel(first: number, end: number): number;
  findPlaces(places: number): void;
  move(
    ...args: [
      first: number,
      end: number,
      places: number,
      speeds: number,
      gains: number,
      z: number,
      momentum: number,
      rate: number,
    ]
  ): void;
  divergence(first: number, end: number, ...edges: [...Edges, z: number]): number;
}
type Region =
  | ('points' | 'entries' | 'sorted' | 'counts' | 'items' | 'xs' | 'ys' | 'nodes' | 'list')
  | ('forces' | 'attractions' | 'places' | 'speeds' | 'gains' | 'starts' | 'targets' | 'weights');

/** The t-SNE kernel with all points and a share's edges in its memory. */
export type TsneKernel = Kernel<Calls, Region>;

const GROUP = 16;
const ITEM = 16;
const NODE = 32;
const DIGITS = 2048;

/** Load the kernel for so many points and these edges. */
export function loadTsne(count: number, edges: JointEdges, theta: number): TsneKernel {
  const padded = Math.ceil(count / GROUP) * GROUP;
  const kernel = loadKernel<Calls, Region>(KERNEL, {
    points: count * 8,
    entries: count * 8,
    sorted: count * 8,
    counts: DIGITS * 4,
    items: count * ITEM,
    xs: padded * 4,
    ys: padded * 4,
    nodes: (2 * count + 64) * NODE,
    list: (count + 64) * ITEM,
    forces: padded * 8,
    attractions: count * 8,
    places: count * 4,
    speeds: count * 8,
    gains: count * 8,
    starts: edges.starts.byteLength,
    targets: edges.targets.byteLength,
    weights: edges.weights.byteLength,
  });
  kernel.words('starts').set(edges.starts);
  kernel.words('targets').set(edges.targets);
  kernel.floats('weights').set(edges.weights);
  const { at } = kernel;
  kernel.calls.begin(
    ...[count, at.points, at.entries, at.sorted, at.counts, at.items, at.xs, at.ys],
    ...[at.nodes, at.list, at.forces, at.attractions, theta],
  );
  return kernel;
}

/** What a piece of work took, in seconds. */
export interface Took {
  readonly wall: number;
  /** CPU time of the whole process, all threads: on a busy machine the fairer figure. */
  readonly cpu: number;
}

/** Run and time a piece of work. */
export async function timed(work: () => Promise<unknown> | unknown): Promise<Took> {
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  await work();
  const wall = (performance.now() - before) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { wall, cpu: (user + system) / 1e6 };
}

/** The middle one of an odd number of values. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** `12.3 x (11.9 ... 12.8)`: median, smallest and largest. */
export function spread(ratios: readonly number[]): string {
  const told = [median(ratios), Math.min(...ratios), Math.max(...ratios)];
  const [middle, least, most] = told.map((ratio) => ratio.toFixed(2));
  return `${middle} x (${least} ... ${most})`;
}

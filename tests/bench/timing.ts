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

/** `12.3 x (11.9 ... 12.8)`: median, smallest and largest. */
export function spread(ratios: readonly number[]): string {
  const sorted = ratios.toSorted((a, b) => a - b);
  const told = [sorted[sorted.length >> 1], sorted[0], sorted.at(-1)];
  const [median, least, most] = told.map((ratio) => (ratio ?? Number.NaN).toFixed(2));
  return `${median} x (${least} ... ${most})`;
}

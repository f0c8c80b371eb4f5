import { availableParallelism, freemem } from 'node:os';

/** What a thread with all models takes at most, with room to spare. */
const BYTES_A_JOB = 1 << 30;

/** As many threads as there are cores, but at most one per GiB of free memory; at least one. */
export function defaultJobs(cores = availableParallelism(), freeBytes = freemem()): number {
  return Math.max(1, Math.min(cores, Math.floor(freeBytes / BYTES_A_JOB)));
}

import type { ListenerCard } from '#models/listener/listener';
import type { Crew } from './crew.ts';
import { HearingThread, type ThreadCode } from './hearing-thread.ts';

/** A crew whose threads end with `close`; what they are at work on is broken off and never settles. */
export interface ThreadCrew extends Crew {
  close(): Promise<void>;
}

/**
 * Up to `jobs` threads that hear files with listeners of their own; each starts when there is work for
 * it, and one that broke down is replaced.
 *
 * @throws Refusal where the listeners can't be opened.
 */
export async function openThreadCrew(
  cards: readonly ListenerCard[],
  code: ThreadCode,
  jobs: number,
): Promise<ThreadCrew> {
  const first = new HearingThread(code);
  const { runtimes, clips } = await first.ready();
  const threads = new Set([first]);
  const idle = [first];
  let closed = false;
  const waiting: ((thread: HearingThread | Promise<HearingThread>) => void)[] = [];

  const started = async (): Promise<HearingThread> => {
    const thread = new HearingThread(code);
    threads.add(thread);
    await thread.ready();
    return thread;
  };
  const free = async (): Promise<HearingThread> => {
    const rested = idle.pop();
    if (rested && !rested.gone) return rested;
    if (threads.size < jobs) return await started();
    return await new Promise((resolve) => waiting.push(resolve));
  };
  const release = (thread: HearingThread): void => {
    if (thread.gone) threads.delete(thread);
    const next = waiting.shift();
    if (next) next(thread.gone ? started() : thread);
    else if (!thread.gone) idle.push(thread);
  };
  return {
    models: cards.map((card, i) => ({ card, runtime: runtimes[i] ?? '' })),
    clips,
    size: jobs + 1,
    async hear(task) {
      if (closed) return await new Promise(() => undefined);
      const thread = await free();
      try {
        return await thread.hear(task);
      } finally {
        release(thread);
      }
    },
    async close() {
      closed = true;
      await Promise.all([...threads].map((thread) => thread.close()));
    },
  };
}

import { Refusal } from '#models/refusal';
import { ownFileWords } from '../words/own-file-words.ts';
import type { HeardBatch, TaggingNews, TaggingOrder } from './tagging-messages.ts';

/** Told while a sound is heard. */
export interface HearingListener {
  readonly begun: (segments: number) => void;
  readonly heard: (batch: HeardBatch) => void;
}

/**
 * Hear a sound in a worker of its own; resolves when all of its segments were heard. The channels are
 * handed over. An aborted signal ends the worker at once and rejects with its reason.
 */
export function hearSound(
  order: TaggingOrder,
  listener: HearingListener,
  signal: AbortSignal,
): Promise<void> {
  const worker = new Worker(new URL('./tagger-worker.ts', import.meta.url), { type: 'module' });
  const hearing = new Promise<void>((resolve, reject) => {
    let left = 0;
    const take = (news: TaggingNews) => {
      if (news.kind === 'failed') return reject(new Refusal(news.reason));
      if (news.kind === 'begun') listener.begun(news.segments);
      else listener.heard(news);
      left = news.kind === 'begun' ? news.segments : left - news.count;
      if (left === 0) resolve();
    };
    worker.addEventListener('message', ({ data }: MessageEvent<TaggingNews>) => take(data));
    worker.addEventListener('error', () => reject(new Refusal(ownFileWords('lost'))));
    signal.addEventListener('abort', () => reject(signal.reason));
  });
  worker.postMessage(
    order,
    order.channels.map(({ buffer }) => buffer),
  );
  return hearing.finally(() => worker.terminate());
}

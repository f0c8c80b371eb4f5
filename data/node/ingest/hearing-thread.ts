import type { Worker } from 'node:worker_threads';
import { startThread } from '#models/node/thread';
import type { HeardFile } from './hear-track.ts';
import { errorTold, type HearingAnswer } from './hearing-messages.ts';
import type { HearingTask } from './parts.ts';
import { Unreadable } from './unreadable.ts';

type Ready = Extract<HearingAnswer, { kind: 'ready' }>;

/** Where the code of a hearing thread lies in the package, and what it is told at its start. */
export interface ThreadCode {
  readonly source: string;
  readonly order: unknown;
  /** The most memory of its own that its JavaScript may take, in MiB. */
  readonly mebibytes?: number;
}

/** A thread that hears one file at a time. */
export class HearingThread {
  readonly #worker: Worker;
  #settle: ((answer: HearingAnswer | Error) => void) | undefined;
  #gone: Error | undefined;

  constructor({ source, order, mebibytes }: ThreadCode) {
    const resourceLimits = mebibytes === undefined ? {} : { maxOldGenerationSizeMb: mebibytes };
    this.#worker = startThread(source, { workerData: order, resourceLimits });
    this.#worker.on('message', (answer: HearingAnswer) => this.#take(answer));
    this.#worker.on('error', (error: Error) => this.#end(error));
    this.#worker.on('exit', (code) => this.#end(new Error(`it ended with code ${code}`)));
  }

  /** Whether it ended: nothing can be asked of it any more. */
  get gone(): boolean {
    return this.#gone !== undefined;
  }

  /** Resolves once it is ready; rejects with its reason if it can't be. */
  async ready(): Promise<Ready> {
    const answer = await this.#answer();
    if (answer instanceof Error) throw answer;
    if (answer.kind === 'ready') return answer;
    throw answer.kind === 'failed'
      ? errorTold(answer.error)
      : new Error('A thread spoke too soon.');
  }

  /** @throws Unreadable if the file can't be decoded, or brought the thread down. */
  async hear(task: HearingTask): Promise<HeardFile> {
    const heard = this.#answer();
    this.#worker.postMessage(task);
    const answer = await heard;
    if (answer instanceof Error) throw new Unreadable(downfall(answer), { cause: answer });
    if (answer.kind === 'heard') return answer.file;
    throw answer.kind === 'failed' ? errorTold(answer.error) : new Error('A thread spoke twice.');
  }

  /**
   * Let it give back what it holds and end. What it is at work on is broken off at the next batch, and its
   * `hear` never settles: a network that runs can't be ended from outside without ending the process.
   */
  async close(): Promise<void> {
    if (this.gone) return;
    const ended = new Promise((resolve) => this.#worker.once('exit', resolve));
    this.#settle = undefined;
    this.#worker.postMessage(null);
    await ended;
  }

  #answer(): Promise<HearingAnswer | Error> {
    if (this.#gone) return Promise.resolve(this.#gone);
    return new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  #take(answer: HearingAnswer): void {
    this.#settle?.(answer);
    this.#settle = undefined;
  }

  #end(error: Error): void {
    this.#gone ??= error;
    this.#settle?.(this.#gone);
    this.#settle = undefined;
  }
}

function downfall({ message }: Error): string {
  return `The thread that heard it broke down (${message.replace(/\.$/, '')}): the file may be damaged.`;
}

import type { Worker } from 'node:worker_threads';
import { startThread } from '#models/node/thread';
import type { Arguments, JournalAnswer, JournalCall, MethodName, Value } from './journal-call.ts';

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** The thread that owns the journal's database, asked by messages. */
export class JournalThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #failure: Error | undefined;
  #calls = 0;

  constructor(path: string) {
    this.#worker = startThread('server/store/journal-worker.ts', { workerData: path });
    this.#worker.on('message', (answer: JournalAnswer) => this.#settle(answer));
    this.#worker.on('error', (error: Error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('The journal is closed.')));
  }

  /** Ask the thread; rejects with its error, or if it is gone. */
  call<Name extends MethodName>(method: Name, ...args: Arguments<Name>): Promise<Value<Name>> {
    if (this.#failure) return Promise.reject(this.#failure);
    const call: JournalCall = { id: this.#calls++, method, args };
    return new Promise((resolve, reject) => {
      this.#waiting.set(call.id, { resolve, reject });
      this.#worker.postMessage(call);
    });
  }

  #settle(answer: JournalAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('error' in answer) waiting?.reject(new Error(`The journal failed: ${answer.error}.`));
    else waiting?.resolve(answer.value as never);
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
    this.#waiting.clear();
  }
}

import { join } from 'node:path';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { type HeardFile, hearTrack } from './hear-track.ts';
import { type HearingAnswer, toldError } from './hearing-messages.ts';
import type { HearingParts, HearingTask } from './parts.ts';

/** In a thread: open the parts once, then hear one file after the other as the main thread asks for them. */
export async function serveHearing(
  open: () => Promise<HearingParts>,
  dataset: string,
): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('This file runs in a thread only.');
  try {
    const parts = await open();
    const runtimes = parts.listeners.map(({ runtime }) => runtime);
    serve(port, parts, dataset);
    post(port, { kind: 'ready', runtimes, clips: parts.clips?.format ?? null });
  } catch (error) {
    post(port, { kind: 'failed', error: toldError(error) });
  }
}

/** Answer every task; null ends the thread, also in the middle of one. */
function serve(port: MessagePort, parts: HearingParts, dataset: string): void {
  let stopping = false;
  let working: Promise<void> | undefined;
  const decode: HearingParts['decode'] = async (path) => {
    const sound = await parts.decode(path);
    return { ...sound, chunks: until(() => stopping, sound.chunks) };
  };
  port.on('message', (task: HearingTask | null) => {
    stopping ||= task === null;
    if (task)
      working = answer(task, { ...parts, decode }, dataset).then((told) => post(port, told));
    else void Promise.resolve(working).then(() => close(port, parts));
  });
}

async function* until(stopping: () => boolean, chunks: AsyncIterable<Float32Array>) {
  for await (const chunk of chunks) {
    if (stopping()) throw new Error('The run was stopped.');
    yield chunk;
  }
}

async function answer(
  task: HearingTask,
  parts: HearingParts,
  dataset: string,
): Promise<HearingAnswer> {
  try {
    return { kind: 'heard', file: await hearTrack(task, parts, join(dataset, 'clips')) };
  } catch (error) {
    return { kind: 'failed', error: toldError(error) };
  }
}

async function close(port: MessagePort, { listeners }: HearingParts): Promise<void> {
  for (const listener of listeners) await listener.close();
  port.close();
}

function post(port: MessagePort, told: HearingAnswer): void {
  port.postMessage(told, told.kind === 'heard' ? memoryOf(told.file) : []);
}

/** Layers move to the other thread; each has memory of its own. */
function memoryOf({ heard }: HeardFile): ArrayBuffer[] {
  const memory = heard.flatMap(({ layers }) => layers.map(({ buffer }) => buffer));
  return [...new Set(memory)].filter((buffer) => buffer instanceof ArrayBuffer);
}

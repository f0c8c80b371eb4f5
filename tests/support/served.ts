import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A server as its user starts it. */
export interface ServedProcess {
  readonly url: string;
  readonly process: ChildProcess;
}

/** Run `earshot serve` from dist/ on a free port, and wait until it listens. */
export async function serveProcess(...args: readonly string[]): Promise<ServedProcess> {
  const words = ['bin/earshot.js', 'serve', '--port', '0', ...args];
  const server = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: server.stdout });
  const [line] = await once(lines, 'line');
  const url = /^Earshot listens on (http:\/\/127\.0\.0\.1:\d+)$/.exec(String(line))?.[1] ?? '';
  return { url, process: server };
}

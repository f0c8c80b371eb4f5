import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { DatasetFolder } from '#data/node/dataset-folder';
import { command, runCommand, severalTimes } from '#models/node/command';
import { errorCode } from '#models/node/error-code';
import { dataFolder } from '#models/node/home';
import { packagePath } from '#models/node/package-root';
import { Refusal } from '#models/refusal';
import { createServer, type EarshotServer } from './app/create-server.ts';
import { createLog } from './app/log.ts';
import { openDatasets } from './demo-dataset.ts';
import { lockData } from './store/data-lock.ts';
import { openRegistry, type Registry } from './store/registry.ts';
import { openSettings } from './store/settings.ts';
import { openSqliteJournal } from './store/sqlite-journal.ts';

const STOPS = ['SIGTERM', 'SIGINT'] as const;

interface Options {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly dataset: readonly string[];
}

/** `earshot serve`: the map, its datasets and the records of walks, until it is stopped. */
export async function serveCommand(args: readonly string[]): Promise<number> {
  const { PORT, HOST } = process.env;
  const program = command('serve', 'serve the map and keep the walks that people agree to keep')
    .option('--port <number>', 'port, 0 for a free one', portNumber, portNumber(PORT || '3000'))
    .option('--host <address>', 'address to listen on', HOST || '127.0.0.1')
    .option('--data <folder>', 'folder of the records and settings', dataFolder())
    .option(
      '--dataset <folder>',
      'a dataset to serve; may be given several times',
      severalTimes,
      [],
    )
    .action(serve);
  return await runCommand(program, args);
}

async function serve(options: Options): Promise<void> {
  const folder = resolve(options.data);
  const datasets = await openDatasets(options.dataset);
  const unlock = lockData(folder);
  try {
    await serveFrom(folder, datasets, options);
  } finally {
    unlock();
  }
}

async function serveFrom(
  folder: string,
  datasets: readonly DatasetFolder[],
  options: Options,
): Promise<void> {
  const journal = await openSqliteJournal(folder);
  try {
    const registry = await registryWith(folder, datasets);
    const server = await createServer({
      journal,
      registry,
      datasets,
      settings: await openSettings(folder),
      gameFolder: packagePath('dist/game'),
      log: createLog(),
      now: () => Date.now(),
      clock: () => performance.now(),
    });
    await listen(server, options);
    await stopped();
    await server.close();
  } finally {
    await journal.close();
  }
}

async function registryWith(folder: string, datasets: readonly DatasetFolder[]): Promise<Registry> {
  const registry = await openRegistry(folder);
  for (const { dir, hash, manifest } of datasets)
    await registry.addDataset({ id: manifest.id, hash, folder: dir });
  return registry;
}

async function listen({ http }: EarshotServer, { port, host }: Options): Promise<void> {
  http.listen(port, host);
  try {
    await once(http, 'listening');
  } catch (cause) {
    throw new Refusal(whyNot(cause, port, host), { cause });
  }
  const address = http.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  console.info(`Earshot listens on http://${name}:${address.port}`);
}

function whyNot(cause: unknown, port: number, host: string): string {
  const code = errorCode(cause);
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is in use: stop what uses it, or choose another one with --port.`;
  if (code === 'EACCES')
    return `Port ${port} is not allowed here: choose one above 1023 with --port.`;
  return `Got ${host}:${port}, where this machine can't listen (${code}): choose another --host.`;
}

/** Resolves at the first signal to stop; the next one ends the process as usual. */
async function stopped(): Promise<void> {
  await new Promise<void>((done) => {
    const stop = () => {
      for (const signal of STOPS) process.off(signal, stop);
      done();
    };
    for (const signal of STOPS) process.on(signal, stop);
  });
}

function portNumber(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= 0 && value <= 65_535) return value;
  throw new Refusal(`Got the port "${text}" when expected a whole number from 0 to 65535.`, {
    exitCode: 2,
  });
}

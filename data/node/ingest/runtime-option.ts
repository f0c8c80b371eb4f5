import { InvalidArgumentError, Option } from 'commander';
import { RUNTIMES, type RuntimeName } from '#models/node/runtime';

/** The option --runtime NAME: what runs the networks. */
export function runtimeOption(): Option {
  return new Option(
    '--runtime <name>',
    `what runs the networks: ${RUNTIMES.join(', ')} (default: the fastest one installed)`,
  ).argParser(parseRuntime);
}

function parseRuntime(text: string): RuntimeName {
  const runtime = RUNTIMES.find((known) => known === text);
  if (runtime) return runtime;
  throw new InvalidArgumentError(`Expected one of: ${RUNTIMES.join(', ')}.`);
}

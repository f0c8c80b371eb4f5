import { Command, CommanderError } from 'commander';
import { Refusal } from '#models/refusal';

/** A command of the program with Earshot's manners: one sentence and exit code 2 on misuse. */
export function command(name: string, about: string): Command {
  return new Command(name)
    .description(about)
    .configureOutput({ writeErr: () => undefined })
    .exitOverride();
}

/** Parse and run a command built with `command`; --help ends well, misuse is a Refusal. */
export async function runCommand(program: Command, args: readonly string[]): Promise<number> {
  try {
    await program.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    const message = error.code === 'commander.help' ? 'missing sub-command' : error.message;
    const reason = message
      .replace(/^error: /, '')
      .replaceAll('\n', ' ')
      .replace(/\.?$/, '.');
    throw new Refusal(`${sentence(reason)} Try earshot ${program.name()} --help.`, {
      exitCode: 2,
      cause: error,
    });
  }
}

/** Parse an option that must be a whole number of at least `least`. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isSafeInteger(value) && value >= least) return value;
    throw new Refusal(`Got "${text}" when expected a whole number of at least ${least}.`, {
      exitCode: 2,
    });
  };
}

/** Gather the values of an option that may be given several times. */
export function severalTimes(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

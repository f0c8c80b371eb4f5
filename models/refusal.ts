/**
 * An error that a person can act on: one sentence that says what was got, what was expected and what
 * to do. The command line prints it on stderr and ends with `exitCode`.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** 1: the work failed. 2: the request itself was wrong. */
  readonly exitCode: 1 | 2;

  constructor(message: string, options: { exitCode?: 1 | 2; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.exitCode = options.exitCode ?? 1;
  }
}

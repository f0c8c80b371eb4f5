import { errorCode } from '#models/node/error-code';
import type { RuntimeName } from '#models/node/runtime';
import { Refusal } from '#models/refusal';
import type { Manifest } from '../../bundle/manifest.ts';
import type { HeardFile } from './hear-track.ts';
import { Unreadable } from './unreadable.ts';

/** What a hearing thread needs in order to open its parts. */
export interface HearingOrder {
  /** Folder of the dataset, for the clips. */
  readonly dataset: string;
  /** Ids of the models. */
  readonly models: readonly string[];
  readonly clips: boolean;
  readonly runtime?: RuntimeName;
  /** Threads of a network. */
  readonly threads?: number;
}

/** What a hearing thread says: once that it is ready or can't be, then one answer a task. */
export type HearingAnswer =
  | {
      readonly kind: 'ready';
      /** Name and version of what runs each model, in their order. */
      readonly runtimes: readonly string[];
      readonly clips: Manifest['clips'];
    }
  | { readonly kind: 'heard'; readonly file: HeardFile }
  | { readonly kind: 'failed'; readonly error: ToldError };

/** An error as it travels between threads. */
export interface ToldError {
  readonly name: string;
  readonly message: string;
  /** Of a system error. */
  readonly code: string | undefined;
}

/** An error for the way to another thread. */
export function toldError(error: unknown): ToldError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), code: undefined };
  return { name: error.name, message: error.message, code: errorCode(error) };
}

/** What `toldError` made, as an error of its kind again. */
export function errorTold({ name, message, code }: ToldError): Error {
  if (name === 'Unreadable') return new Unreadable(message);
  if (name === 'Refusal') return new Refusal(message);
  return Object.assign(new Error(message), code !== undefined && { code });
}

import type { ModelId } from '#models/tagger/model-card';
import { type ServedModel, weightsAddress } from '#models/tagger/served-model';
import { reasonOf } from '../screens/use-loaded.ts';
import { hearSound } from './hear-sound.ts';
import { type HeardRows, noRows, withBatch } from './heard-rows.ts';
import { type OwnSound, readSound } from './read-sound.ts';

/** How it stands with the visitor's own file. */
export type OwnFileState =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly name: string }
  | HeardFile
  | { readonly kind: 'failed'; readonly reason: string };

/** A file that is being heard, or was. */
export interface HeardFile {
  readonly kind: 'hearing' | 'here';
  /** Number of the file in this visit. */
  readonly file: number;
  readonly sound: OwnSound;
  /** null until the model is ready. */
  readonly rows: HeardRows | null;
  /** Seconds since the hearing began. */
  readonly passed: number;
}

/** Opens a visitor's file, lets a model hear it and tells every change. One file at a time. */
export class OwnFile {
  #state: OwnFileState = { kind: 'none' };
  #files = 0;
  #work = new AbortController();
  readonly #now: () => number;
  readonly #changed: (state: OwnFileState) => void;

  /** `now`: milliseconds of a monotonic clock. */
  constructor(now: () => number, changed: (state: OwnFileState) => void) {
    this.#now = now;
    this.#changed = changed;
  }

  /** Read a file and hear it; whatever was there goes. */
  async open(file: File, model: ServedModel): Promise<void> {
    const { signal } = this.#begin();
    this.#set({ kind: 'reading', name: file.name });
    await this.#attempt(signal, async () => {
      const sound = await readSound(file);
      this.#files++;
      if (!signal.aborted) await this.#hear(sound, model, signal);
    });
  }

  /** Hear the same file with another model. */
  async hearWith(model: ServedModel): Promise<void> {
    if (this.#state.kind !== 'hearing' && this.#state.kind !== 'here') return;
    const { sound } = this.#state;
    const { signal } = this.#begin();
    await this.#attempt(signal, () => this.#hear(sound, model, signal));
  }

  /** Stop whatever goes on and forget the file. */
  remove(): void {
    this.#begin();
    this.#set({ kind: 'none' });
  }

  #begin(): AbortController {
    this.#work.abort();
    this.#work = new AbortController();
    return this.#work;
  }

  async #attempt(signal: AbortSignal, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!signal.aborted) this.#set({ kind: 'failed', reason: reasonOf(error) });
    }
  }

  async #hear(sound: OwnSound, model: ServedModel, signal: AbortSignal): Promise<void> {
    const began = this.#now();
    let rows: HeardRows | null = null;
    const tell = (kind: HeardFile['kind']) => {
      const passed = (this.#now() - began) / 1000;
      if (!signal.aborted) this.#set({ kind, file: this.#files, sound, rows, passed });
    };
    tell('hearing');
    const listener = {
      begun: (segments: number) => {
        rows = noRows(model.id, segments);
        tell('hearing');
      },
      heard: (batch: Parameters<typeof withBatch>[1]) => {
        rows = rows && withBatch(rows, batch);
        tell('hearing');
      },
    };
    await hearSound(orderOf(sound, model), listener, signal);
    tell('here');
  }

  #set(state: OwnFileState): void {
    this.#state = state;
    this.#changed(state);
  }
}

/** The worker gets copies: the decoded sound stays here to be played. */
function orderOf({ buffer, length }: OwnSound, model: ServedModel) {
  const channels = Array.from({ length: buffer.numberOfChannels }, (_, c) =>
    buffer.getChannelData(c).slice(0, length),
  );
  const weights = weightsAddress(model);
  return { model: model.id as ModelId, weights, rate: buffer.sampleRate, channels };
}

/** Seconds until a file is heard, by its pace so far; null before there is one. */
export function secondsLeft({ rows, passed }: HeardFile): number | null {
  const done = rows?.taggrams.rows ?? 0;
  return rows && done > 0 ? (passed / done) * (rows.total - done) : null;
}

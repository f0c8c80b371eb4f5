/** Something decoded, with the memory it takes. */
export interface Sized {
  readonly bytes: number;
}

/** Where clips come from, and how many are kept. */
export interface ClipStoreOptions<Clip extends Sized> {
  readonly load: (segment: number) => Promise<Clip>;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  /** Decoded clips are kept up to this many bytes, the least recently used go first. */
  readonly mostBytes?: number;
  readonly mostInFlight?: number;
  /** A clip is there now. */
  readonly loaded?: (segment: number) => void;
}

interface Failure {
  readonly times: number;
  readonly retryAt: number;
}

const MOST_BYTES = 64 * 2 ** 20;
const MOST_IN_FLIGHT = 4;
/** What is heard has so many places more: together they are the connections that browsers open to a server. */
const KEPT_FREE = 2;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 30_000;

/**
 * Decoded clips, loaded as they are wanted: the most urgent first, at most four at once, and two more of
 * those that are heard already, so that they need not wait for what will be heard. A clip that failed is
 * tried again after 0.5 s, 1 s, 2 s ... and holds nothing up meanwhile.
 */
export class ClipStore<Clip extends Sized> {
  readonly #options: Required<ClipStoreOptions<Clip>>;
  readonly #clips = new Map<number, Clip>();
  readonly #loading = new Set<number>();
  readonly #failures = new Map<number, Failure>();
  #heard: readonly number[] = [];
  #soon: readonly number[] = [];
  #bytes = 0;

  constructor(options: ClipStoreOptions<Clip>) {
    this.#options = {
      mostBytes: MOST_BYTES,
      mostInFlight: MOST_IN_FLIGHT,
      loaded: () => undefined,
      ...options,
    };
  }

  /** A decoded clip, if it is there; it becomes the most recently used. */
  get(segment: number): Clip | undefined {
    const clip = this.#clips.get(segment);
    if (clip && this.#clips.delete(segment)) this.#clips.set(segment, clip);
    return clip;
  }

  /**
   * What is heard now and what will be soon, most urgent first; it replaces what was wanted before. Call it
   * every frame.
   */
  want(heard: readonly number[], soon: readonly number[] = []): void {
    this.#heard = heard;
    this.#soon = soon;
    this.#loadNext();
  }

  #loadNext(): void {
    const { mostInFlight } = this.#options;
    this.#loadSome(this.#heard, mostInFlight + KEPT_FREE);
    this.#loadSome(this.#soon, mostInFlight);
  }

  #loadSome(segments: readonly number[], mostInFlight: number): void {
    for (const segment of segments) {
      if (this.#loading.size >= mostInFlight) return;
      if (this.#isDue(segment)) void this.#load(segment);
    }
  }

  #isDue(segment: number): boolean {
    if (this.#clips.has(segment) || this.#loading.has(segment)) return false;
    const failure = this.#failures.get(segment);
    return failure === undefined || this.#options.now() >= failure.retryAt;
  }

  async #load(segment: number): Promise<void> {
    this.#loading.add(segment);
    try {
      this.#keep(segment, await this.#options.load(segment));
      this.#failures.delete(segment);
      this.#options.loaded(segment);
    } catch {
      this.#failures.set(segment, this.#nextFailure(segment));
    }
    this.#loading.delete(segment);
    this.#loadNext();
  }

  #nextFailure(segment: number): Failure {
    const times = (this.#failures.get(segment)?.times ?? 0) + 1;
    const wait = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (times - 1));
    return { times, retryAt: this.#options.now() + wait };
  }

  #keep(segment: number, clip: Clip): void {
    this.#clips.set(segment, clip);
    this.#bytes += clip.bytes;
    for (const [oldest, { bytes }] of this.#clips) {
      if (this.#bytes <= this.#options.mostBytes || oldest === segment) return;
      this.#clips.delete(oldest);
      this.#bytes -= bytes;
    }
  }
}

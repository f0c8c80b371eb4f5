import type { RecordEvent } from '#study/record/event';
import { TICKS_PER_BATCH, TICKS_PER_SAMPLE } from '#study/session/ticks';
import type { Entry } from '#study/wire/entry';
import { arrival, type Ground, viewedEvent } from './ground.ts';
import { listen } from './hearing.ts';
import type { Intent } from './intent.ts';
import { step } from './step.ts';
import type { Voice } from './voice.ts';
import { WalkDigest } from './walk-digest.ts';

/** A walk at one tick. */
export interface WalkState {
  readonly tick: number;
  readonly x: number;
  readonly y: number;
  readonly intent: Intent;
  /** What is heard, nearest first. */
  readonly voices: readonly Voice[];
}

const HALT: Intent = { kind: 'halt' };

/**
 * A walk under way: the one simulation behind game, bots and replay. What happens at a tick (a new
 * intent, another map) happens before the tick's sample is taken, so a sample belongs to the last map
 * entered at or before its tick. Everything that replay needs goes to `record`.
 */
export class Walk {
  #state: WalkState;
  #ground: Ground;
  #ended = false;
  #open: number[] = [];
  #openTick = 0;
  readonly #record: (entry: Entry) => void;
  readonly #digest = new WalkDigest();

  /** Enter a map at a place, at tick 0 or later in a session. */
  constructor(
    ground: Ground,
    at: { x: number; y: number },
    record: (entry: Entry) => void,
    tick = 0,
  ) {
    this.#ground = ground;
    this.#record = record;
    this.#state = { tick, x: at.x, y: at.y, intent: HALT, voices: [] };
    this.#enter(ground, at);
  }

  get state(): WalkState {
    return this.#state;
  }

  get ground(): Ground {
    return this.#ground;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** A name for all that the walk was until now: replay must come to the same one at every tick. */
  get hash(): string {
    return this.#digest.toString();
  }

  /** Want something else from now on; the same wish again is not recorded. */
  intend(intent: Intent): void {
    if (this.#ended || sameIntent(intent, this.#state.intent)) return;
    this.#state = { ...this.#state, intent };
    this.log({ kind: 'intended', tick: this.#state.tick, intent });
  }

  /** Enter another map of the same segments, at the one that was nearest; a target is given up. */
  change(ground: Ground, at = arrival(this.#ground, this.#state, ground)): void {
    if (!this.#ended) this.#enter(ground, at);
  }

  /** Let one tick pass: take its sample if it has one, then walk and listen. */
  advance(): void {
    if (this.#ended) return;
    const { tick } = this.#state;
    this.#digest.note(this.#state);
    if (tick % TICKS_PER_SAMPLE === 0) this.#sample();
    const place = step(this.#state, this.#ground.rules);
    this.#state = this.#listen({ ...this.#state, ...place, tick: tick + 1 });
    if (this.#state.tick % TICKS_PER_BATCH === 0) this.#close();
  }

  /** Add a line to the record that the simulation itself does not need. */
  log(event: RecordEvent): void {
    this.#record({ kind: 'event', event });
  }

  /** Close the open batch and end the walk. */
  end(): void {
    if (this.#ended) return;
    this.#close();
    this.#ended = true;
    this.#state = { ...this.#state, intent: HALT, voices: [] };
    this.log({ kind: 'ended', tick: this.#state.tick, hash: this.hash });
  }

  #enter(ground: Ground, at: { x: number; y: number }): void {
    this.#close();
    this.#ground = ground;
    this.log(viewedEvent(ground, this.#state.tick, at));
    const intent = this.#state.intent.kind === 'head' ? this.#state.intent : HALT;
    this.#state = this.#listen({ ...this.#state, x: at.x, y: at.y, intent });
  }

  #listen(state: WalkState): WalkState {
    const { grid, rules } = this.#ground;
    return { ...state, voices: listen(grid, rules.radius, state, state.voices) };
  }

  #sample(): void {
    if (this.#open.length === 0) this.#openTick = this.#state.tick;
    this.#open.push(this.#state.x, this.#state.y);
  }

  #close(): void {
    if (this.#open.length === 0) return;
    const positions = Float32Array.from(this.#open);
    this.#open = [];
    this.#record({ kind: 'samples', tick: this.#openTick, positions });
  }
}

function sameIntent(a: Intent, b: Intent): boolean {
  if (a.kind === 'head' && b.kind === 'head') return a.dx === b.dx && a.dy === b.dy;
  if (a.kind === 'go' && b.kind === 'go') return a.x === b.x && a.y === b.y;
  return a.kind === b.kind;
}

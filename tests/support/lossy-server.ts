import {
  type OutboxEffect,
  type OutboxEvent,
  type OutboxState,
  openOutbox,
  stepOutbox,
} from '#study/wire/outbox-state';

/** What may happen to a message or an answer on its way. */
export type Fate = 'arrives' | 'lost' | 'doubled' | 'held';

/**
 * A server that keeps entries by seq, and a line that loses, doubles and holds back messages and
 * answers, as told. Held answers come later, in any order, also after the connection is gone.
 */
export class LossyServer {
  /** Seqs in the order they were stored; what comes twice is stored once. */
  readonly stored: number[] = [];
  /** Seqs that the client dropped because they were acknowledged. */
  readonly dropped = new Set<number>();
  state: OutboxState = openOutbox(0, 0);
  /** Largest number of unanswered entries. */
  mostInFlight = 0;
  readonly #fate: () => Fate;
  readonly #held: OutboxEvent[] = [];
  /** What happens next, in order: an answer never interrupts what led to it. */
  readonly #coming: OutboxEvent[] = [];
  #busy = false;

  constructor(fate: () => Fate) {
    this.#fate = fate;
  }

  get next(): number {
    return this.stored.length;
  }

  happen(event: OutboxEvent): void {
    this.#coming.push(event);
    if (this.#busy) return;
    this.#busy = true;
    for (let next = this.#coming.shift(); next; next = this.#coming.shift()) this.#step(next);
    this.#busy = false;
  }

  #step(event: OutboxEvent): void {
    const { state, effects } = stepOutbox(this.state, event);
    this.state = state;
    this.mostInFlight = Math.max(this.mostInFlight, state.sent - state.kept);
    for (const effect of effects) this.#act(effect);
  }

  /** Deliver one held answer, the `at`-th modulo how many there are. */
  release(at: number): void {
    const [event] = this.#held.splice(at % Math.max(1, this.#held.length), 1);
    if (event) this.happen(event);
  }

  #act(effect: OutboxEffect): void {
    if (effect.kind === 'greet')
      this.#answer({ kind: 'welcomed', connection: effect.connection, next: this.next });
    if (effect.kind === 'send')
      for (let seq = effect.from; seq < effect.to; seq++) this.#receive(seq);
    if (effect.kind === 'drop') for (let seq = 0; seq < effect.below; seq++) this.dropped.add(seq);
    if (effect.kind === 'rest') this.#held.push({ kind: 'rested' });
  }

  #receive(seq: number): void {
    const fate = this.#fate();
    if (fate === 'lost') return;
    for (let copy = 0; copy < (fate === 'doubled' ? 2 : 1); copy++) this.#store(seq);
  }

  /** A seq beyond the unbroken run is refused with where to go on, as the server does. */
  #store(seq: number): void {
    const early = seq > this.next;
    if (seq === this.next) this.stored.push(seq);
    this.#answer({ kind: early ? 'deferred' : 'kept', next: this.next });
  }

  #answer(event: OutboxEvent): void {
    const fate = this.#fate();
    if (fate === 'held') this.#held.push(event);
    if (fate === 'arrives' || fate === 'doubled') this.happen(event);
    if (fate === 'doubled') this.happen(event);
  }
}

import { type Kept, MOST_IN_FLIGHT, type Welcome } from './messages.ts';

/**
 * What is known about a session's entries, as counts: seq below `kept` is durable on the server, below
 * `sent` went out on this connection, below `produced` exists. kept <= sent <= produced while live.
 */
export interface OutboxState {
  /**
   * offline: no connection. greeting: hello sent. live: sending. resting: the server asked to wait.
   * closed: nothing is sent any more, for the reason given.
   */
  readonly phase: 'offline' | 'greeting' | 'live' | 'resting' | 'closed';
  readonly kept: number;
  readonly sent: number;
  readonly produced: number;
  /** Connections so far; an answer to hello counts only on its own connection. */
  readonly connection: number;
  /** Something was answered, or first asked for, since the last time silence was checked. */
  readonly stirred: boolean;
  /** Why it closed, in one sentence; null before. */
  readonly reason: string | null;
}

/** What happens to an outbox. `next` is the server's: everything below it is durable. */
export type OutboxEvent =
  /** One more entry exists; its seq is the former `produced`. */
  | { readonly kind: 'produced' }
  | { readonly kind: 'connected' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'welcomed'; readonly connection: number; readonly next: number }
  | { readonly kind: 'kept'; readonly next: number }
  /** Refused for now: send again from `next` after a rest. */
  | { readonly kind: 'deferred'; readonly next: number }
  /** Refused for good. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'rested' }
  /** A silence check: comes every few seconds, and gives a line up that was silent all the while. */
  | { readonly kind: 'checked' };

/** What is to be done about it, in order. */
export type OutboxEffect =
  | { readonly kind: 'greet'; readonly connection: number }
  /** Send entries from ... to - 1. */
  | { readonly kind: 'send'; readonly from: number; readonly to: number }
  /** Forget entries below; the server has them. */
  | { readonly kind: 'drop'; readonly below: number }
  | { readonly kind: 'rest' }
  | { readonly kind: 'reconnect' }
  /** The session is over: forget all its entries. */
  | { readonly kind: 'discard' };

/** The state after an event, and what is to be done. */
export interface OutboxStep {
  readonly state: OutboxState;
  readonly effects: readonly OutboxEffect[];
}

/** An outbox that holds entries from ... to - 1; both 0 for a new session. */
export function openOutbox(from: number, to: number): OutboxState {
  return {
    phase: 'offline',
    kept: from,
    sent: from,
    produced: to,
    connection: 0,
    stirred: false,
    reason: null,
  };
}

/** A refusal as an event: one that names a place to go on from is for now, any other is for good. */
export function refusal({
  next,
  reason,
}: Extract<Kept | Welcome, { readonly ok: false }>): OutboxEvent {
  return next === undefined ? { kind: 'refused', reason } : { kind: 'deferred', next };
}

/** Decide what an event means. Pure: the same events give the same effects. */
export function stepOutbox(state: OutboxState, event: OutboxEvent): OutboxStep {
  if (state.phase === 'closed') return { state, effects: [] };
  switch (event.kind) {
    case 'produced':
      return send({ ...state, produced: state.produced + 1 });
    case 'connected':
      return greet({ ...state, connection: state.connection + 1 });
    case 'lost':
      return { state: { ...state, phase: 'offline' }, effects: [] };
    case 'welcomed':
      return welcomed(state, event.connection, event.next);
    case 'kept':
      return kept(state, event.next);
    case 'deferred':
      return deferred(state, event.next);
    case 'refused':
      return close(state, event.reason);
    case 'rested':
      return state.phase === 'resting' ? greet(state) : { state, effects: [] };
    case 'checked':
      return checked(state);
  }
}

function greet(state: OutboxState): OutboxStep {
  return {
    state: { ...state, phase: 'greeting', stirred: true },
    effects: [{ kind: 'greet', connection: state.connection }],
  };
}

/** The server says where to go on. If it lost what it had kept, the session was deleted. */
function welcomed(state: OutboxState, connection: number, next: number): OutboxStep {
  if (state.phase !== 'greeting' || connection !== state.connection) return { state, effects: [] };
  if (next < state.kept) return close(state, 'This walk was deleted from the server.');
  const produced = Math.max(state.produced, next);
  const after = send({ ...advance(state, next), produced, sent: next, phase: 'live' });
  return { state: after.state, effects: [...dropped(state, next), ...after.effects] };
}

function kept(state: OutboxState, next: number): OutboxStep {
  const reached = Math.min(next, state.produced);
  if (reached <= state.kept) return { state: { ...state, stirred: true }, effects: [] };
  const after = send(advance(state, reached));
  return { state: after.state, effects: [...dropped(state, reached), ...after.effects] };
}

function deferred(state: OutboxState, next: number): OutboxStep {
  const after = kept(state, next);
  if (state.phase === 'offline' || state.phase === 'resting') return after;
  const effects = after.effects.filter(({ kind }) => kind !== 'send');
  return {
    state: { ...after.state, sent: after.state.kept, phase: 'resting' },
    effects: [...effects, { kind: 'rest' }],
  };
}

function checked(state: OutboxState): OutboxStep {
  const waits = state.phase === 'greeting' || (state.phase === 'live' && state.sent > state.kept);
  if (!waits || state.stirred) return { state: { ...state, stirred: false }, effects: [] };
  return { state: { ...state, phase: 'offline' }, effects: [{ kind: 'reconnect' }] };
}

function close(state: OutboxState, reason: string): OutboxStep {
  return { state: { ...state, phase: 'closed', reason }, effects: [{ kind: 'discard' }] };
}

function advance(state: OutboxState, next: number): OutboxState {
  return { ...state, kept: next, sent: Math.max(state.sent, next), stirred: true };
}

function dropped(before: OutboxState, below: number): readonly OutboxEffect[] {
  return below > before.kept ? [{ kind: 'drop', below }] : [];
}

/** Send what exists, never more than the server wants unanswered. */
function send(state: OutboxState): OutboxStep {
  const to = Math.min(state.produced, state.kept + MOST_IN_FLIGHT);
  if (state.phase !== 'live' || to <= state.sent) return { state, effects: [] };
  const stirred = state.stirred || state.sent === state.kept;
  return {
    state: { ...state, stirred, sent: to },
    effects: [{ kind: 'send', from: state.sent, to }],
  };
}

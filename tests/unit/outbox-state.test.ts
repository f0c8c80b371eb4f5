import { describe, expect, test } from 'vitest';
import { MOST_IN_FLIGHT } from '#study/wire/messages';
import { type OutboxEvent, openOutbox, stepOutbox } from '#study/wire/outbox-state';

/** Let events happen to an outbox in order; answers its last state and all effects. */
function afterwards(start: { from: number; to: number }, ...events: OutboxEvent[]) {
  let state = openOutbox(start.from, start.to);
  const effects = events.flatMap((event) => {
    const step = stepOutbox(state, event);
    state = step.state;
    return step.effects;
  });
  return { state, effects };
}

const EMPTY = { from: 0, to: 0 };
const CONNECTED: OutboxEvent = { kind: 'connected' };
const PRODUCED: OutboxEvent = { kind: 'produced' };
const welcomed = (next: number, connection = 1): OutboxEvent => ({
  kind: 'welcomed',
  connection,
  next,
});

describe('an outbox', () => {
  test('sends nothing before it was welcomed', () => {
    const { effects } = afterwards(EMPTY, PRODUCED, CONNECTED, PRODUCED);
    expect(effects).toEqual([{ kind: 'greet', connection: 1 }]);
  });
  test('sends what waits in order once welcomed, at most as many as allowed', () => {
    const { effects } = afterwards({ from: 0, to: 40 }, CONNECTED, welcomed(0));
    expect(effects.at(-1)).toEqual({ kind: 'send', from: 0, to: MOST_IN_FLIGHT });
  });
  test('goes on where the server says and drops what it has', () => {
    const { effects, state } = afterwards({ from: 3, to: 9 }, CONNECTED, welcomed(7));
    expect(effects.slice(1)).toEqual([
      { kind: 'drop', below: 7 },
      { kind: 'send', from: 7, to: 9 },
    ]);
    expect(state).toMatchObject({ phase: 'live', kept: 7, sent: 9 });
  });
  test('ignores a welcome of an earlier connection', () => {
    const { state } = afterwards({ from: 0, to: 5 }, CONNECTED, CONNECTED, welcomed(5, 1));
    expect(state).toMatchObject({ phase: 'greeting', kept: 0 });
  });
  test('closes when the server has lost what it had kept: the walk was deleted', () => {
    const { state, effects } = afterwards(
      { from: 0, to: 5 },
      ...[CONNECTED, welcomed(0), { kind: 'kept', next: 5 } as const],
      ...[{ kind: 'lost' } as const, CONNECTED, welcomed(0, 2)],
    );
    expect(state).toMatchObject({
      phase: 'closed',
      reason: 'This walk was deleted from the server.',
    });
    expect(effects.at(-1)).toEqual({ kind: 'discard' });
  });
  test('rests when it is told to send again, then greets', () => {
    const told = afterwards({ from: 0, to: 5 }, CONNECTED, welcomed(0), {
      kind: 'deferred',
      next: 2,
    });
    expect(told.effects.slice(-2)).toEqual([{ kind: 'drop', below: 2 }, { kind: 'rest' }]);
    expect(stepOutbox(told.state, { kind: 'rested' }).effects).toEqual([
      { kind: 'greet', connection: 1 },
    ]);
  });
  test('a refusal without a place to go on closes it for good', () => {
    const { state, effects } = afterwards(
      EMPTY,
      CONNECTED,
      { kind: 'refused', reason: 'Why.' },
      PRODUCED,
    );
    expect(state).toMatchObject({ phase: 'closed', reason: 'Why.', produced: 0 });
    expect(effects.at(-1)).toEqual({ kind: 'discard' });
  });
  test('a hello that only just went out is not yet silence; one unanswered from check to check is', () => {
    const asked = afterwards(EMPTY, CONNECTED, { kind: 'checked' });
    expect(asked.state.phase).toBe('greeting');
    const silent = stepOutbox(asked.state, { kind: 'checked' });
    expect(silent.effects).toEqual([{ kind: 'reconnect' }]);
  });
  test('an entry after a rest has until the next check but one to be answered', () => {
    const idle = afterwards(EMPTY, CONNECTED, welcomed(0), { kind: 'checked' });
    const sent = stepOutbox(idle.state, PRODUCED);
    const first = stepOutbox(sent.state, { kind: 'checked' });
    expect(first.effects).toEqual([]);
    expect(stepOutbox(first.state, { kind: 'checked' }).effects).toEqual([{ kind: 'reconnect' }]);
  });
  test('a silence check does nothing while nothing is awaited', () => {
    const { effects } = afterwards(
      EMPTY,
      CONNECTED,
      welcomed(0),
      { kind: 'checked' },
      { kind: 'checked' },
    );
    expect(effects).toEqual([{ kind: 'greet', connection: 1 }]);
  });
});

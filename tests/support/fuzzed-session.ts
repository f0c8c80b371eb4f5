import { seededRandom } from '#models/chance/seeded-random';
import { Refusal } from '#models/refusal';
import type { Plan } from '#study/plan/plan';
import type { RecordEvent } from '#study/record/event';
import { NEW_SESSION, type SessionState } from '#study/session/session-state';
import { next, stepSession } from '#study/session/step-session';
import { simulatedListener } from '#study/simulate/listener';
import { isWalked, kindOf } from '#study/trial/kinds';

/** A record that some whimsical person left, and the states that it went through. */
export interface FuzzedSession {
  readonly events: readonly RecordEvent[];
  readonly states: readonly SessionState[];
  /** Events that were tried and refused. */
  readonly refused: number;
}

const NONSENSE: readonly RecordEvent[] = [
  { kind: 'answered', tick: 0, trial: 9999, answer: {}, rt: 1 },
  { kind: 'heard', tick: 0, clip: 77 },
  { kind: 'opened', tick: 0, trial: 12_345 },
  { kind: 'finished', tick: 0, outcome: 'complete' },
];

/** Take part by chance: answer, pause, look away, come back, let time pass, and send what may not come. */
export function fuzzedSession(plan: Plan, seed: number): FuzzedSession {
  const random = seededRandom(seed);
  const noise = Array.from({ length: 6 }, () =>
    Float32Array.from({ length: 4096 }, () => random() - 0.5),
  );
  const listener = simulatedListener(
    noise,
    { noise: 0.5, careless: false, leavesAt: null, returnsAt: null },
    seed,
  );
  const events: RecordEvent[] = [];
  const states: SessionState[] = [];
  let state = NEW_SESSION;
  let refused = 0;
  let tick = 0;
  const log = (event: RecordEvent) => {
    state = stepSession(plan, state, event).state;
    events.push(event);
    states.push(state);
  };
  const soon = () => (tick += 1 + Math.floor(400 * random()));
  for (let guard = 0; guard < 4000; guard++) {
    const [effect] = next(plan, state);
    if (random() < 0.05) refused += tryNonsense(plan, state, tick, random);
    if (random() < 0.02) whim(log, soon, random, state);
    else if (effect?.kind === 'finish') {
      log({ kind: 'finished', tick: soon(), outcome: effect.outcome });
      break;
    } else if (effect?.kind === 'show') log({ kind: 'opened', tick: soon(), trial: effect.trial });
    else if (state.phase === 'suspended') log({ kind: 'resumed', tick: soon() });
    else if (random() < 0.003) {
      log({ kind: 'finished', tick: soon(), outcome: 'left' });
      break;
    } else answerOpen();
  }
  return { events, states, refused };

  function answerOpen(): void {
    const planned = plan.trials[state.trial];
    if (!planned) return;
    const kind = kindOf(planned.kind);
    const missing = kind.mustHear(planned.task).find((clip) => !state.heard.includes(clip));
    if (missing !== undefined) {
      log({ kind: 'presented', tick: soon(), clip: missing, lag: 10 });
      log({ kind: 'heard', tick: soon(), clip: missing });
    } else if (planned.limit !== null && random() < 0.3) {
      tick += planned.limit * 125;
      log({ kind: 'lapsed', tick, trial: state.trial });
    } else {
      const answer =
        isWalked(planned.kind) && planned.kind !== 'explore'
          ? { reached: random() < 0.5 }
          : kind.simulate(planned.task, listener);
      log({ kind: 'answered', tick: soon(), trial: state.trial, answer, rt: 1000 * random() });
    }
  }
}

function whim(
  log: (event: RecordEvent) => void,
  soon: () => number,
  random: () => number,
  { phase }: SessionState,
): void {
  const lot = random();
  if (lot < 0.3 && phase === 'running') log({ kind: 'suspended', tick: soon() });
  else if (lot < 0.6) log({ kind: 'noticed', tick: soon(), what: 'focus', value: 0 });
  else log({ kind: 'returned', tick: soon(), away: 60 * 30 * random() });
}

function tryNonsense(plan: Plan, state: SessionState, tick: number, random: () => number): number {
  const event = NONSENSE[Math.floor(NONSENSE.length * random())];
  try {
    if (event) stepSession(plan, state, { ...event, tick });
    return 0;
  } catch (error) {
    if (error instanceof Refusal) return 1;
    throw error;
  }
}

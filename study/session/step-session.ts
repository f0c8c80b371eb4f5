import { Refusal } from '#models/refusal';
import type { Plan, PlannedTrial } from '#study/plan/plan';
import type { RecordEvent } from '#study/record/event';
import { isWalked, kindOf } from '#study/trial/kinds';
import { onward } from './branch.ts';
import type { SessionEffect, SessionState, SessionStep } from './session-state.ts';
import { TICK_MS } from './ticks.ts';

type EventOf<Kind extends RecordEvent['kind']> = Extract<RecordEvent, { kind: Kind }>;

/** A limit may be overrun by this much: a timer is late, never early. */
const EARLY_TICKS = 25;

/** What a trial is that nothing was done in. */
const UNTOUCHED = { heard: [], played: [], walkingSince: null, walkedTicks: 0 } as const;

/**
 * What an event makes of a session. Pure: server, page, replay and simulated participants step by the
 * same rules. Refuses an event that may not come now, in one sentence.
 */
export function stepSession(plan: Plan, state: SessionState, event: RecordEvent): SessionStep {
  if (event.kind === 'consented') return quiet(state);
  if (event.kind === 'began') return onwards(plan, { ...state, page: event.page ?? '' });
  if (state.phase === 'over') throw new Refusal(`Got ${event.kind} after the session was over.`);
  const earliest = isMeasured(event) ? state.openedAt : state.tick;
  if (event.tick < earliest)
    throw new Refusal(`Got ${event.kind} at tick ${event.tick} after one at ${earliest}.`);
  return take(plan, { ...state, tick: Math.max(state.tick, event.tick) }, event);
}

/** The tick of a measured sound is that of its decision, which other events may have followed by then. */
function isMeasured({ kind }: RecordEvent): boolean {
  return kind === 'presented' || kind === 'sounded';
}

/** What a session waits for; what a page that comes back has to do first. */
export function next(plan: Plan, state: SessionState): readonly SessionEffect[] {
  if (state.phase !== 'running' || state.open) return [];
  if (state.outcome !== null) return [{ kind: 'finish', outcome: state.outcome }];
  const way = onward(plan, state, state.trial);
  return 'outcome' in way
    ? [{ kind: 'finish', outcome: way.outcome }]
    : [{ kind: 'show', trial: way.trial }];
}

function take(plan: Plan, state: SessionState, event: RecordEvent): SessionStep {
  switch (event.kind) {
    case 'opened':
      return quiet(open(plan, state, event));
    case 'presented':
      return quiet({ ...state, played: added(state.played, offered(plan, state, event)) });
    case 'heard':
      return quiet({ ...state, heard: added(state.heard, soundedBefore(plan, state, event)) });
    case 'answered':
      return onwards(plan, answer(plan, state, event));
    case 'lapsed':
      return onwards(plan, lapse(plan, state, event));
    case 'suspended':
      return quiet({ ...required(state, 'running'), phase: 'suspended' });
    case 'resumed':
      return quiet({ ...required(state, 'suspended'), phase: 'running' });
    case 'returned':
      return onwards(plan, comeBack(plan, state, event));
    case 'finished':
      return quiet(finish(plan, state, event));
    case 'viewed':
      return quiet(setOut(plan, state, event));
    case 'ended':
      return quiet(endWalk(plan, state, event));
    default:
      return quiet(inTheMidst(plan, state, event.kind));
  }
}

function quiet(state: SessionState): SessionStep {
  return { state, effects: [] };
}

function onwards(plan: Plan, state: SessionState): SessionStep {
  return { state, effects: next(plan, state) };
}

function open(plan: Plan, state: SessionState, { trial, tick }: EventOf<'opened'>): SessionState {
  required(state, 'running');
  const way = onward(plan, state, state.trial);
  const expected = 'trial' in way ? way.trial : null;
  if (state.open || trial !== expected)
    throw new Refusal(
      `Got trial ${trial} opened when expected ${state.open ? 'an answer' : expected}.`,
    );
  return { ...state, ...UNTOUCHED, trial, open: true, openedAt: tick };
}

function answer(
  plan: Plan,
  state: SessionState,
  { trial, answer: given }: EventOf<'answered'>,
): SessionState {
  required(state, 'running');
  const planned = openTrial(plan, state, trial);
  const kind = kindOf(planned.kind);
  const missing = kind.mustHear(planned.task).find((clip) => !state.heard.includes(clip));
  if (missing !== undefined)
    throw new Refusal(`Got an answer to trial ${trial} before its clip ${missing} was heard.`);
  const parsed = kind.Answer.safeParse(given);
  const misfit = parsed.success
    ? kind.misfit(planned.task, parsed.data)
    : 'Got an answer of another form.';
  if (misfit !== null) throw new Refusal(`${misfit.replace(/\.$/, '')} (trial ${trial}).`);
  return closed(remembered(state, planned, parsed.data), trial);
}

function lapse(plan: Plan, state: SessionState, { trial, tick }: EventOf<'lapsed'>): SessionState {
  required(state, 'running');
  const { limit } = openTrial(plan, state, trial);
  const earliest = state.openedAt + ((limit ?? 0) * 1000) / TICK_MS - EARLY_TICKS;
  if (limit === null || tick < earliest)
    throw new Refusal(`Got trial ${trial} lapsed before its time was over.`);
  return closed(state, trial);
}

/** The check-point policy: what somebody who comes back goes on with. */
function comeBack(plan: Plan, state: SessionState, event: EventOf<'returned'>): SessionState {
  const { away, page = '' } = event;
  const { policy, within } = plan.resume;
  const back: SessionState = {
    ...closed(state, state.trial - 1),
    phase: 'running',
    page,
    returns: state.returns + 1,
  };
  if (away > within * 60) return { ...back, outcome: 'expired' };
  if (policy === 'restart') return { ...back, trial: 0, answers: {}, right: {} };
  if (policy === 'resume') return back;
  const block = plan.blocks.find(({ from, to }) => from <= state.trial && state.trial < to);
  return block ? forgetting(back, block) : back;
}

function forgetting(state: SessionState, { id, from }: { id: string; from: number }): SessionState {
  const kept = Object.entries(state.answers).filter(
    ([key]) => key !== id && !key.startsWith(`${id}.`),
  );
  const { [id]: _, ...right } = state.right;
  return { ...state, trial: from, answers: Object.fromEntries(kept), right };
}

function finish(plan: Plan, state: SessionState, { outcome }: EventOf<'finished'>): SessionState {
  const over: SessionState = { ...state, phase: 'over', outcome, open: false, walkingSince: null };
  if (outcome === 'left') return over;
  const [due] = next(plan, state);
  if (due?.kind !== 'finish' || due.outcome !== outcome)
    throw new Refusal(`Got a session finished as ${outcome} when it is not at that end.`);
  return over;
}

function closed(state: SessionState, trial: number): SessionState {
  return { ...state, ...UNTOUCHED, open: false, trial: trial + 1 };
}

/** What later blocks may depend on. */
function remembered(
  state: SessionState,
  { block, kind, task, practice }: PlannedTrial,
  given: unknown,
): SessionState {
  const key = itemKey(block, task);
  const value = scalarOf(given);
  const answers = value === null ? state.answers : { ...state.answers, [key]: value };
  if (practice || kindOf(kind).correct(task, given) !== true) return { ...state, answers };
  return { ...state, answers, right: { ...state.right, [block]: (state.right[block] ?? 0) + 1 } };
}

function itemKey(block: string, task: unknown): string {
  const item = typeof task === 'object' && task !== null && 'id' in task ? task.id : null;
  return typeof item === 'string' ? `${block}.${item}` : block;
}

/** The one number or text of an answer that has just one. */
function scalarOf(given: unknown): string | number | null {
  const values = typeof given === 'object' && given !== null ? Object.values(given) : [];
  const [value] = values;
  return values.length === 1 && (typeof value === 'string' || typeof value === 'number')
    ? value
    : null;
}

function openTrial(plan: Plan, state: SessionState, trial: number): PlannedTrial {
  const planned = plan.trials[trial];
  if (planned && state.open && state.trial === trial) return planned;
  throw new Refusal(`Got an answer to trial ${trial}, which is not open.`);
}

function offered(
  plan: Plan,
  state: SessionState,
  { clip, kind }: EventOf<'presented' | 'heard'>,
): number {
  const planned = openTrial(plan, state, state.trial);
  if (clip < kindOf(planned.kind).clips(planned.task).length) return clip;
  throw new Refusal(`Got clip ${clip} ${kind}, which trial ${state.trial} does not have.`);
}

function soundedBefore(plan: Plan, state: SessionState, event: EventOf<'heard'>): number {
  if (state.played.includes(event.clip)) return offered(plan, state, event);
  throw new Refusal(`Got clip ${event.clip} heard before it sounded.`);
}

function walked(plan: Plan, state: SessionState, kind: string): SessionState {
  const planned = state.open ? plan.trials[state.trial] : undefined;
  if (planned && isWalked(planned.kind)) return state;
  throw new Refusal(`Got ${kind} when no walk is open.`);
}

/** A walk begins, or goes on over another map. */
function setOut(plan: Plan, state: SessionState, { kind, tick }: EventOf<'viewed'>): SessionState {
  const { walkingSince, ...before } = walked(plan, state, kind);
  return { ...before, walkingSince: walkingSince ?? tick };
}

/** A walk ends, for good or for a pause. */
function endWalk(plan: Plan, state: SessionState, { kind, tick }: EventOf<'ended'>): SessionState {
  const { walkingSince, walkedTicks, ...before } = walked(plan, state, kind);
  const took = tick - (walkingSince ?? tick);
  return { ...before, walkingSince: null, walkedTicks: walkedTicks + took };
}

/** Events that belong to a walk need one; what is noticed may be noticed at any time. */
function inTheMidst(plan: Plan, state: SessionState, kind: RecordEvent['kind']): SessionState {
  return kind === 'noticed' || kind === 'paused' ? state : walked(plan, state, kind);
}

function required(state: SessionState, phase: SessionState['phase']): SessionState {
  if (state.phase === phase) return state;
  throw new Refusal(`Got what needs a ${phase} session when this one is ${state.phase}.`);
}

function added(places: readonly number[], place: number): readonly number[] {
  return places.includes(place) ? places : [...places, place].sort((a, b) => a - b);
}

import type { Plan } from '#study/plan/plan';
import type { RecordEvent, Viewed } from '#study/record/event';
import { Course, type CourseTask } from '#study/walk/course';
import { type Replay, replay } from '#study/walk/replay';
import type { Walk } from '#study/walk/walk';
import type { Entry } from '#study/wire/entry';
import { NEW_SESSION, type SessionState } from './session-state.ts';
import { stepSession } from './step-session.ts';

/** A walk of a session, made again. */
interface RenderedWalk extends Replay {
  readonly trial: number;
  /** Ticks that earlier walks of the trial took. */
  readonly before: number;
  /** What the record holds of it: `entries` must equal these. */
  readonly recorded: readonly Entry[];
}

/** A session made again from its plan and its record. */
export interface RenderedSession {
  readonly state: SessionState;
  readonly walks: readonly RenderedWalk[];
}

/** Events that the rules of a walk decide again; others say what a page measured. */
const DECIDED: ReadonlySet<RecordEvent['kind']> = new Set([
  ...(['viewed', 'intended', 'advised', 'ended'] as const),
]);

/**
 * Make a session again: its state, and every walk tick by tick, with what was to be heard and what the
 * guide said. `positionsOf` gives a map's world coordinates, as for `replay`; `passed` sees every tick.
 */
export function renderSession(
  plan: Plan,
  entries: Iterable<Entry>,
  positionsOf: (viewed: Viewed) => Float32Array,
  passed: (trial: number, walk: Walk) => void = () => undefined,
): RenderedSession {
  const { state, walks } = walksOf(plan, entries);
  const rendered = walks.map(({ trial, before, recorded }) => {
    const task = plan.trials[trial]?.task as CourseTask;
    const again = replay(recorded, positionsOf, (walk) => {
      const course = new Course(task, walk, before);
      return () => {
        course.pass();
        passed(trial, walk);
      };
    });
    return { trial, before, recorded, ...again };
  });
  return { state, walks: rendered };
}

interface RecordedWalk {
  readonly trial: number;
  readonly before: number;
  readonly recorded: Entry[];
}

/** The walks of a record: each begins where a map is entered, and ends with `ended` (a pause, too) or with its trial. */
function walksOf(plan: Plan, entries: Iterable<Entry>) {
  const walks: RecordedWalk[] = [];
  let state = NEW_SESSION;
  for (const entry of entries) {
    const walking = state.walkingSince !== null;
    if (entry.kind === 'event') state = stepSession(plan, state, entry.event).state;
    const { trial, walkingSince, walkedTicks } = state;
    if (!walking && walkingSince !== null) walks.push({ trial, before: walkedTicks, recorded: [] });
    const decided = entry.kind === 'samples' || DECIDED.has(entry.event.kind);
    if (decided && (walking || walkingSince !== null)) walks.at(-1)?.recorded.push(entry);
  }
  return { state, walks };
}

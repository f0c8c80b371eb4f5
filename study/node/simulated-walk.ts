import { TICK_MS } from '#study/session/ticks';
import { chooseNext, type Explorer, type Visit } from '#study/simulate/gp-ucb';
import { distance } from '#study/trial/distance';
import type { Listener } from '#study/trial/kind';
import type { Pointing } from '#study/walk/advice';
import { Course, type CourseTask } from '#study/walk/course';
import { type Ground, startPlace } from '#study/walk/ground';
import { Walk } from '#study/walk/walk';
import type { Entry } from '#study/wire/entry';

/** Places that are weighed against each other for the next step. */
const CONSIDERED = 12;
/** Share of the advice that is followed. */
const FOLLOWED = 0.5;
/** Ticks that pass at once, at most. */
const STRIDE = 125;

/** What a simulated walk stands on. */
interface SimulatedWalk {
  readonly task: CourseTask;
  readonly ground: Ground;
  readonly listener: Listener;
  readonly record: (entry: Entry) => void;
  /** Tick at which the walk begins. */
  readonly tick: number;
}

/** Walk by GP-UCB until the goal is reached or the time is over; yields the milliseconds that pass. Answers whether a goal was reached. */
export function* simulateWalk(parts: SimulatedWalk): Generator<number, boolean> {
  const { task, ground, listener, record, tick } = parts;
  const walk = new Walk(ground, startPlace(ground, task.seed), record, tick);
  const course = new Course(task, walk);
  const explorer = drawExplorer(listener);
  const visits: Visit[] = [];
  let heard = -1;
  let followed: Pointing | null = null;
  while (!course.over) {
    if (walk.state.intent.kind === 'halt') setOut(walk, visits, explorer, listener);
    if (course.pointing !== followed) {
      followed = course.pointing;
      if (followed && listener.random() < FOLLOWED)
        walk.intend({ kind: 'go', ...placeOf(followed) });
    }
    const from = walk.state.tick;
    while (walk.state.tick < from + STRIDE && !course.over) {
      walk.advance();
      course.pass();
    }
    const [nearest] = walk.state.voices;
    if (nearest && nearest.segment !== heard) {
      heard = nearest.segment;
      visits.push({ x: walk.state.x, y: walk.state.y, reward: liking(task, heard, listener) });
      walk.log({
        kind: 'sounded',
        tick: walk.state.tick,
        segment: heard,
        gain: nearest.gain,
        lag: 12,
      });
    }
    yield (walk.state.tick - from) * TICK_MS;
  }
  walk.end();
  return course.reached;
}

/** People differ in how they generalise and dare. */
function drawExplorer({ random, careless }: Listener): Explorer {
  return {
    lambda: 0.05 + 0.15 * random(),
    beta: 0.3 + 0.7 * random(),
    tau: careless ? 10 : 0.05 + 0.1 * random(),
  };
}

function setOut(
  walk: Walk,
  visits: readonly Visit[],
  explorer: Explorer,
  { random }: Listener,
): void {
  const places = Array.from({ length: CONSIDERED }, () =>
    startPlace(walk.ground, Math.floor(random() * 2 ** 31)),
  );
  const place = places[chooseNext(visits, places, explorer, random())] ?? places[0];
  if (place) walk.intend({ kind: 'go', x: place.x, y: place.y });
}

function placeOf({ place: { x, y } }: Pointing): { x: number; y: number } {
  return { x, y };
}

/** What is looked for is liked the more the more it sounds like it; without a goal, the first quality is. */
function liking(task: SimulatedWalk['task'], segment: number, { hear }: Listener): number {
  const target = task.targets?.[0];
  if (target === undefined) return hear(segment)[0] ?? 0;
  return Math.exp(-distance(hear(segment), hear(target)) / 3);
}

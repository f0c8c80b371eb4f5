import { TICK_MS } from '#study/session/ticks';
import { chooseNext, type Explorer, type Visit } from '#study/simulate/gp-ucb';
import { distance } from '#study/trial/distance';
import type { Listener } from '#study/trial/kind';
import { usualSeconds } from '#study/trial/map-rule';
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

/** Milliseconds from a voice's decision to its onset. */
const LAG = 12;

/** What a simulated walk stands on. */
interface SimulatedWalk {
  readonly task: CourseTask;
  readonly ground: Ground;
  readonly listener: Listener;
  readonly record: (entry: Entry) => void;
  /** Tick at which the walk begins. */
  readonly tick: number;
}

/** Walk by GP-UCB until the goal is reached or the time is over, the usual time where there is no limit; yields the milliseconds that pass. Answers whether a goal was reached. */
export function* simulateWalk(parts: SimulatedWalk): Generator<number, boolean> {
  const { task, ground, listener, record, tick } = parts;
  const walk = new Walk(ground, startPlace(ground, task.seed), record, tick);
  const course = new Course(task, walk);
  const explorer = drawExplorer(listener);
  const visits: Visit[] = [];
  const ear = new Ear(walk);
  const most = usualSeconds(task);
  let followed: Pointing | null = null;
  while (!course.over && course.passed < most) {
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
    const begun = ear.listen();
    if (begun !== null)
      visits.push({ x: walk.state.x, y: walk.state.y, reward: liking(task, begun, listener) });
    yield (walk.state.tick - from) * TICK_MS;
  }
  ear.close();
  walk.end();
  return course.reached;
}

/** Hears the nearest voice alone, and logs its onset and its end as the page does. */
class Ear {
  readonly #walk: Walk;
  #heard: { readonly segment: number; readonly gain: number } | null = null;

  constructor(walk: Walk) {
    this.#walk = walk;
  }

  /** The segment that began to sound; null where nothing new did. */
  listen(): number | null {
    const { voices, tick } = this.#walk.state;
    const [nearest] = voices;
    if (nearest?.segment === this.#heard?.segment) return null;
    this.close();
    if (!nearest) return null;
    this.#heard = { segment: nearest.segment, gain: nearest.gain };
    this.#walk.log({ kind: 'sounded', tick, ...this.#heard, lag: LAG });
    return nearest.segment;
  }

  /** What sounds ends. */
  close(): void {
    if (this.#heard)
      this.#walk.log({ kind: 'ceased', tick: this.#walk.state.tick, ...this.#heard });
    this.#heard = null;
  }
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

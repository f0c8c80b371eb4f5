import { TICK_MS } from '#study/session/ticks';
import { chooseNext, type Explorer, type Visit } from '#study/simulate/gp-ucb';
import { distance } from '#study/trial/distance';
import type { GuidedTask } from '#study/trial/guided-walk';
import type { Listener } from '#study/trial/kind';
import type { WalkedTask } from '#study/trial/map-rule';
import { pointFrom } from '#study/walk/advice';
import { type Ground, startPlace } from '#study/walk/ground';
import { Walk } from '#study/walk/walk';
import type { Entry } from '#study/wire/entry';

/** Places that are weighed against each other for the next step. */
const CONSIDERED = 12;
/** Ticks that pass at once. */
const STRIDE = 125;
/** Ticks between two pieces of advice. */
const ADVICE_TICKS = 1250;

/** What a simulated walk stands on. */
interface SimulatedWalk {
  readonly task: WalkedTask & Partial<GuidedTask>;
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
  const explorer = drawExplorer(listener);
  const last = tick + Math.floor((task.seconds * 1000) / TICK_MS);
  const visits: Visit[] = [];
  let heard = -1;
  let advised = Number.NEGATIVE_INFINITY;
  while (walk.state.tick < last) {
    if (walk.state.intent.kind === 'halt') setOut(walk, visits, explorer, listener);
    if (task.policy !== undefined && walk.state.tick - advised >= ADVICE_TICKS) {
      advised = walk.state.tick;
      follow(walk, task as GuidedTask, listener);
    }
    const ticks = Math.min(STRIDE, last - walk.state.tick);
    for (let i = 0; i < ticks; i++) walk.advance();
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
    yield ticks * TICK_MS;
    if (nearest && task.targets?.includes(nearest.segment)) return end(walk, true);
  }
  return end(walk, false);
}

function end(walk: Walk, reached: boolean): boolean {
  walk.end();
  return reached;
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

/** Half of the advice is followed. */
function follow(walk: Walk, task: GuidedTask, { random }: Listener): void {
  const { tick } = walk.state;
  const pointing = pointFrom(task, walk.ground.grid, walk.state, random());
  const place = pointing?.candidates[pointing.chosen];
  if (!pointing || !place) return;
  walk.log({
    kind: 'advised',
    tick,
    policy: pointing.policy,
    version: pointing.version,
    candidates: pointing.candidates.map(({ segment }) => segment),
    chosen: place.segment,
    propensity: Math.min(1, pointing.propensities[pointing.chosen] ?? 0),
  });
  if (random() < 0.5) walk.intend({ kind: 'go', x: place.x, y: place.y });
}

/** What is looked for is liked the more the more it sounds like it; without a goal, the first quality is. */
function liking(task: SimulatedWalk['task'], segment: number, { hear }: Listener): number {
  const target = task.targets?.[0];
  if (target === undefined) return hear(segment)[0] ?? 0;
  return Math.exp(-distance(hear(segment), hear(target)) / 3);
}

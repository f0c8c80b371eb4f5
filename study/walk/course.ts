import { chanceOf } from '#study/design/seed-of';
import { TICK_MS } from '#study/session/ticks';
import type { GuidedTask } from '#study/trial/guided-walk';
import type { WalkedTask } from '#study/trial/map-rule';
import { type Pointing, pointFrom } from './advice.ts';
import type { Walk } from './walk.ts';

/** What is to be done on a walk; a free one has neither targets nor a guide. */
export type CourseTask = WalkedTask & Partial<GuidedTask>;

/** Ticks between two pieces of advice: 10 s. */
const ADVICE_TICKS = 1250;

/**
 * What a study's task makes of a walk, decided tick by tick and by the task's own seed: the advice of its
 * guide, the goal, the end of its time. Page, simulated people and replay decide alike.
 */
export class Course {
  readonly #task: CourseTask;
  readonly #walk: Walk;
  readonly #start: number;
  readonly #before: number;
  readonly #chance: () => number;
  #pointing: Pointing | null = null;
  #reached = false;

  /**
   * A course over a walk that is about to begin, after earlier walks of the same trial that took so many
   * ticks: its time goes on, and its guide is asked at once with chance that was not used before.
   */
  constructor(task: CourseTask, walk: Walk, before = 0) {
    this.#task = task;
    this.#walk = walk;
    this.#start = walk.state.tick;
    this.#before = before;
    this.#chance = chanceOf(task.seed, 'guide', ...(before > 0 ? [before] : []));
  }

  /** What the guide says now; null without one, and where it has nothing to point to. */
  get pointing(): Pointing | null {
    return this.#pointing;
  }

  /** Seconds that have passed, those of earlier walks of the trial among them. */
  get passed(): number {
    return ((this.#before + this.#walk.state.tick - this.#start) * TICK_MS) / 1000;
  }

  /** Whether the goal was the nearest that sounded at some tick. */
  get reached(): boolean {
    return this.#reached;
  }

  /** Nothing more is to be done: the goal was reached, or the time is over. */
  get over(): boolean {
    return this.#reached || this.left === 0;
  }

  /** Seconds that are left; null on a walk without a limit. */
  get left(): number | null {
    const { seconds } = this.#task;
    return seconds === null ? null : Math.max(0, seconds - this.passed);
  }

  /** To be called after every tick of the walk. */
  pass(): void {
    if (this.over) return;
    const { voices, tick } = this.#walk.state;
    const [nearest] = voices;
    this.#reached = nearest !== undefined && (this.#task.targets ?? []).includes(nearest.segment);
    if ((tick - this.#start) % ADVICE_TICKS === 1) this.#advise();
  }

  /** The guide is asked with a number of chance of its own each time, whether or not it has an answer. */
  #advise(): void {
    const { policy, targets = [], strength = 0 } = this.#task;
    if (policy === undefined) return;
    const walk = this.#walk;
    const task = { policy, targets, strength };
    const pointing = pointFrom(task, walk.ground.grid, walk.state, this.#chance());
    if (!pointing) return;
    this.#pointing = pointing;
    walk.log({
      kind: 'advised',
      tick: walk.state.tick,
      policy: pointing.policy,
      version: pointing.version,
      candidates: pointing.candidates.map(({ segment }) => segment),
      chosen: pointing.place.segment,
      propensity: Math.min(1, pointing.propensities[pointing.chosen] ?? 0),
    });
  }
}

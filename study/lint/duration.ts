import { PlanDesk } from '#study/plan/draw-plan';
import type { Plan } from '#study/plan/plan';
import { conditionsOf, type Protocol } from '#study/protocol/protocol';
import type { StimulusCatalogue } from '#study/stimuli/catalogue';

/** People whose plans are drawn for an estimate, in each condition. */
const DRAWN = 4;

/** How long a study takes. */
export interface Duration {
  /** Minutes of the quickest and the slowest of some drawn plans. */
  readonly least: number;
  readonly most: number;
  /** Minutes of each block of one plan. */
  readonly blocks: readonly {
    readonly id: string;
    readonly minutes: number;
    readonly trials: number;
  }[];
}

/** Estimate by drawing plans for some people of each condition; branches that depend on answers are taken. */
export function estimateDuration(protocol: Protocol, stimuli: StimulusCatalogue): Duration {
  const desk = new PlanDesk({ protocol, hash: '', stimuli, labels: [] });
  const plans = conditionsOf(protocol).flatMap(({ id }) =>
    Array.from({ length: DRAWN }, (_, slot) => desk.draw({ condition: id, slot, seed: slot })),
  );
  const minutes = plans.map((plan) => secondsOf(plan, 0, plan.trials.length) / 60);
  const [first] = plans;
  return {
    least: Math.min(...minutes),
    most: Math.max(...minutes),
    blocks: (first?.blocks ?? []).map(({ id, from, to }) => ({
      id,
      minutes: first ? secondsOf(first, from, to) / 60 : 0,
      trials: to - from,
    })),
  };
}

/** Seconds of a plan's trials from ... to - 1. */
function secondsOf({ trials }: Plan, from: number, to: number): number {
  return trials.slice(from, to).reduce((sum, { seconds }) => sum + seconds, 0);
}

import type { Choice, Rating, Trials } from '#analysis/trials/read-trials';
import { polar } from './polar.ts';

/** A study of two conditions whose truth is known. Written apart from the estimator. */
export interface ConditionWorld {
  readonly people: number;
  readonly items: number;
  /** What condition `b` adds to an answer, in points of a rating or in log-odds. */
  readonly effect: number;
  readonly personSd: number;
  readonly itemSd: number;
  /** Standard deviation of what the condition does to single items beyond that. */
  readonly itemOwnSd?: number;
  /** Standard deviation of the people's own effects, where everybody meets both conditions. */
  readonly ownSd?: number;
  /** Everybody meets both, as levels of the trials; else half of the people meet either. */
  readonly within?: boolean;
}

/** No trials at all. */
export const NO_TRIALS: Trials = {
  ...{
    choices: [],
    labels: [],
    ratings: [],
    comparisons: [],
    scores: [],
    preferences: [],
  },
  positions: null,
};

/** Draw what everybody rates (error SD 1) and whether they choose rightly, by the same linear predictor. */
export function simulateConditions(world: ConditionWorld, random: () => number): Trials {
  const ease = Array.from({ length: world.items }, () => ({
    easy: world.itemSd * polar(random),
    bent: (world.itemOwnSd ?? 0) * polar(random),
  }));
  const people = Array.from({ length: world.people }, (_, p) => person(p, ease, world, random));
  return {
    ...NO_TRIALS,
    ratings: people.flatMap(({ ratings }) => ratings),
    choices: people.flatMap(({ choices }) => choices),
  };
}

function person(
  p: number,
  ease: readonly { readonly easy: number; readonly bent: number }[],
  { effect, personSd, ownSd = 0, within = false }: ConditionWorld,
  random: () => number,
) {
  const [level, own] = [personSd * polar(random), effect + ownSd * polar(random)];
  const ratings: Rating[] = [];
  const choices: Choice[] = [];
  for (const [clip, { easy, bent }] of ease.entries()) {
    const isB = (within ? clip + p : p) % 2 === 1;
    const at = level + easy + (isB ? own + bent : 0);
    const given = {
      ...{ session: `s${p}`, repeats: null, rt: 2, block: 'all', axis: 'pc1', trial: clip },
      ...placeOf(isB ? 'b' : 'a', within),
    };
    const rating = 4 + at + polar(random);
    ratings.push({ ...given, clip, scale: 'soft-hard', rating, position: null });
    const correct = random() < 1 / (1 + Math.exp(-at));
    choices.push({ ...given, task: 'direction', item: String(clip), choice: '1', correct });
  }
  return { ratings, choices };
}

function placeOf(value: string, within: boolean): { condition: string; level: string } {
  return within ? { condition: 'all', level: value } : { condition: value, level: '' };
}

import { drawNormal, logistic } from './draw.ts';
import { agreementOfOne } from './intraclass.ts';
import { meanSquares, type Rows } from './mean-squares.ts';
import { twoWayTest } from './two-way-test.ts';

/** A planned task in which every person answers about every clip, right or wrong. */
export interface ChoicePlan {
  readonly people: number;
  readonly clips: number;
  /** Probability of a right answer of the middle person about the middle clip. */
  readonly accuracy: number;
  /** Probability of a right answer by guessing: 1/2 for 2AFC. */
  readonly chance: number;
  /** Standard deviations over people and over clips, in logits; 0.3 and 0.5 where nothing is known. */
  readonly personSd: number;
  readonly clipSd: number;
}

/** Level of the one-sided test. */
const ALPHA = 0.05;

/**
 * Share of `studies` simulated studies in which the one-sided two-way test finds accuracy above chance,
 * with right answers at logistic(logit(accuracy) + person + clip). At accuracy = chance it is the rate
 * of false positives.
 */
export function choicePower(plan: ChoicePlan, studies: number, random: () => number): number {
  let found = 0;
  for (let i = 0; i < studies; i++) {
    const answers = simulateChoices(plan, random);
    if (twoWayTest(meanSquares(answers), plan.chance).greater < ALPHA) found++;
  }
  return found / studies;
}

function simulateChoices(plan: ChoicePlan, random: () => number): Rows {
  const middle = Math.log(plan.accuracy / (1 - plan.accuracy));
  const clips = Array.from({ length: plan.clips }, () => plan.clipSd * drawNormal(random));
  return Array.from({ length: plan.people }, () => {
    const person = middle + plan.personSd * drawNormal(random);
    return clips.map((clip) => (random() < logistic(person + clip) ? 1 : 0));
  });
}

/** A planned rating task in which every person rates every clip. */
export interface RatingPlan {
  readonly people: number;
  readonly clips: number;
  /** True ICC(2,1): the clips' share of the variance. */
  readonly icc: number;
  /** Share of the variance that lies between people, 0.2 where nothing is known. */
  readonly peopleShare: number;
}

/** Range that holds the estimate of ICC(2,1) in 95 % of `studies` simulated studies. */
export function intraclassRange(
  plan: RatingPlan,
  studies: number,
  random: () => number,
): { lower: number; upper: number } {
  const estimates = Array.from({ length: studies }, () =>
    agreementOfOne(meanSquares(simulateRatings(plan, random))),
  ).sort((a, b) => a - b);
  const place = (share: number): number => estimates[Math.round(share * (studies - 1))] ?? NaN;
  return { lower: place(0.025), upper: place(0.975) };
}

function simulateRatings({ people, clips, icc, peopleShare }: RatingPlan, random: () => number) {
  const rest = Math.sqrt(Math.max(0, 1 - icc - peopleShare));
  const leanings = Array.from(
    { length: people },
    () => Math.sqrt(peopleShare) * drawNormal(random),
  );
  return Array.from({ length: clips }, () => {
    const clip = Math.sqrt(icc) * drawNormal(random);
    return leanings.map((leaning) => clip + leaning + rest * drawNormal(random));
  });
}

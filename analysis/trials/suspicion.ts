import { type Carefulness, medianOf } from './carefulness.ts';

/** What somebody's answers give reason to suspect. */
export const SIGNS = [
  'answers at random',
  'straight line',
  'too fast',
  'like an earlier person',
] as const;
type Sign = (typeof SIGNS)[number];

/** How far somebody's answers lie from those of careful people. */
export interface Suspicion {
  readonly session: string;
  /** The largest of the signs, in robust standard deviations of all people. */
  readonly score: number;
  readonly sign: Sign;
  /** All of them; 0 is the median of all people, and what isn't known. */
  readonly signs: Readonly<Record<Sign, number>>;
}

/** From here on somebody is worth a look: about 1 in 1000 careful people get there by each sign. */
export const WORTH_A_LOOK = 3;

/** Spreads below these are taken as these: where nearly all are alike, a hair is no sign. */
const LEAST_SPREAD = {
  entropy: 0.08,
  longest: 0.06,
  agreement: 0.12,
  drift: 0.06,
  accuracy: 0.08,
  alike: 0.06,
  pace: 0.25,
} as const;
type Feature = keyof typeof LEAST_SPREAD;

/**
 * Score everybody by four signs: answers at random (little agreement with the others, repeats that drift, few right),
 * a straight line (long runs, little entropy), pace, and likeness to somebody who came earlier. A feature counts in
 * distances from the median by 1.4826 times the median absolute deviation (Leys et al. 2013), so that a few careless
 * people don't hide themselves; what isn't known counts as usual.
 */
export function suspicions(people: readonly Carefulness[]): readonly Suspicion[] {
  const away = Object.fromEntries(
    (Object.keys(LEAST_SPREAD) as Feature[]).map((feature) => [feature, scaled(people, feature)]),
  ) as Record<Feature, (one: Carefulness) => number>;
  return people.map((one) => {
    const [entropy, longest] = [-away.entropy(one), away.longest(one)];
    const careless = [-away.agreement(one), away.drift(one), -away.accuracy(one)];
    const known = [one.agreement, one.drift, one.accuracy].filter((value) => value !== null);
    const signs: Readonly<Record<Sign, number>> = {
      'answers at random':
        careless.reduce((sum, value) => sum + value, 0) / Math.sqrt(Math.max(1, known.length)),
      'straight line': Math.max(longest, (longest + entropy) / Math.SQRT2),
      'too fast': -away.pace(one),
      'like an earlier person': away.alike(one),
    };
    const sign = SIGNS.reduce((most, next) => (signs[next] > signs[most] ? next : most));
    return { session: one.session, score: signs[sign], sign, signs };
  });
}

function scaled(people: readonly Carefulness[], feature: Feature): (one: Carefulness) => number {
  const known = people.flatMap(({ [feature]: value }) => (value === null ? [] : [value]));
  if (known.length === 0) return () => 0;
  const middle = medianOf(known);
  const spread = 1.4826 * medianOf(known.map((value) => Math.abs(value - middle)));
  return ({ [feature]: value }) =>
    value === null ? 0 : (value - middle) / Math.max(LEAST_SPREAD[feature], spread);
}

import { type Difference, hedgesUnit, momentsOf, welch } from '../statistics/effect-size.ts';
import type { Factor, FactorName } from './factors.ts';
import type { OutcomeAnswer } from './outcomes.ts';

/** A difference of people's means, with how it was found and what one standard deviation is. */
export interface MeansDifference extends Difference {
  readonly model: string;
  readonly sd: number | null;
}

/**
 * Compare people's mean answers where no model can be fitted: Welch's t test between people, a t test of the
 * differences of those who have both values within people. Null where nothing varies.
 */
export function compareMeans(
  answers: readonly OutcomeAnswer[],
  { name, within }: Factor,
  value: string,
  against: string,
): MeansDifference | null {
  const [own, other] = [value, against].map((one) => meansOf(answers, name, one));
  if (!own || !other) return null;
  const [a, b] = [momentsOf([...own.values()]), momentsOf([...other.values()])];
  const found = within ? paired(own, other) : welch(a, b);
  const model = within ? "t test of people's differences" : "Welch's t test of people's means";
  return found && { ...found, model, sd: hedgesUnit(a, b) };
}

/** Mean answer of everybody under one value. */
function meansOf(
  answers: readonly OutcomeAnswer[],
  name: FactorName,
  value: string,
): ReadonlyMap<string, number> {
  const sums = new Map<string, readonly [sum: number, count: number]>();
  for (const answer of answers.filter((one) => one[name] === value)) {
    const [sum, count] = sums.get(answer.person) ?? [0, 0];
    sums.set(answer.person, [sum + answer.value, count + 1]);
  }
  return new Map([...sums].map(([person, [sum, count]]) => [person, sum / count]));
}

function paired(
  own: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
): Difference | null {
  const differences = [...own].flatMap(([person, mean]) => {
    const before = other.get(person);
    return before === undefined ? [] : [mean - before];
  });
  const { count, mean, variance } = momentsOf(differences);
  if (count < 2 || variance === 0) return null;
  return { estimate: mean, se: Math.sqrt(variance / count), df: count - 1 };
}

import type { Outcome, OutcomeAnswer } from './outcomes.ts';

/** What may differ: the condition of a person, or a level or block within a person. */
export type FactorName = 'condition' | 'level' | 'block';
/** Something that differs between the answers of one outcome. */
export interface Factor {
  readonly name: FactorName;
  /** Whether people have answers under several of its values. */
  readonly within: boolean;
  /** Values with enough people, the baseline first, then by name; the others are compared with the first. */
  readonly values: readonly string[];
  /** Values that too few people answered under. */
  readonly few: readonly string[];
}

/** Fewer people under a value are not compared. */
export const FEWEST_PEOPLE = 3;

/**
 * What an outcome is compared by: the condition that people were assigned to, and, within people, the level of the
 * trial or else the block that asked. A level or block that hardly anybody had several of only says the condition again.
 */
export function factorsOf({ answers }: Outcome, baseline: string | null): readonly Factor[] {
  const inside = (['level', 'block'] as const)
    .map((name) => factorOf(answers, name, baseline))
    .find(({ within, values }) => within && values.length > 1);
  return [factorOf(answers, 'condition', baseline), ...(inside ? [inside] : [])].filter(
    ({ values, few }) => values.length > 0 && values.length + few.length > 1,
  );
}

function factorOf(
  answers: readonly OutcomeAnswer[],
  name: FactorName,
  baseline: string | null,
): Factor {
  const people = peopleBy(answers, name);
  const values = baselineFirst([...people.keys()], baseline);
  const isEnough = (value: string): boolean => (people.get(value)?.size ?? 0) >= FEWEST_PEOPLE;
  return {
    name,
    within: crossedPeople(answers, name) >= FEWEST_PEOPLE,
    values: values.filter(isEnough),
    few: values.filter((value) => !isEnough(value)),
  };
}

/** Different names in order, without empty ones, the baseline before all if it is among them. */
export function baselineFirst(
  names: readonly string[],
  baseline: string | null,
): readonly string[] {
  const sorted = [...new Set(names)].filter(Boolean).sort();
  return baseline !== null && sorted.includes(baseline)
    ? [baseline, ...sorted.filter((name) => name !== baseline)]
    : sorted;
}

/** How many people have answers under several values of a factor. */
export function crossedPeople(answers: readonly OutcomeAnswer[], name: FactorName): number {
  return crossed(answers, ({ person }) => person, name);
}

/** How many items were asked about under several values of a factor. */
export function crossedItems(answers: readonly OutcomeAnswer[], name: FactorName): number {
  return crossed(answers, ({ item }) => item, name);
}

function crossed(
  answers: readonly OutcomeAnswer[],
  of: (answer: OutcomeAnswer) => string,
  name: FactorName,
): number {
  const values = new Map<string, Set<string>>();
  for (const answer of answers)
    values.set(of(answer), (values.get(of(answer)) ?? new Set()).add(answer[name]));
  return [...values.values()].filter(({ size }) => size > 1).length;
}

/** Who answered under each value of a factor. */
export function peopleBy(
  answers: readonly OutcomeAnswer[],
  name: FactorName,
): ReadonlyMap<string, ReadonlySet<string>> {
  const people = new Map<string, Set<string>>();
  for (const answer of answers)
    people.set(answer[name], (people.get(answer[name]) ?? new Set()).add(answer.person));
  return people;
}

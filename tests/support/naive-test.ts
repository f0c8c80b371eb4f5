import type { AxisRatings } from '#analysis/subjectivity/axis-ratings';
import type { Rows } from '#study/statistics/mean-squares';
import { studentCdf } from '#study/statistics/student';

/*
 * What is not to be done: t tests over people alone, as if the clips at hand were all that there are. What they find
 * in worlds without any effect shows what clips at random are worth.
 */

/** p (one-sided, above `chance`) of the people's mean answers. */
export function naiveTest(table: Rows, chance: number): number {
  return studentCdf(
    -studentOf(
      table.map((row) => meanOf(row)),
      chance,
    ),
    table.length - 1,
  );
}

/** p (two-sided) of the people's own least-squares slopes on the position. */
export function naiveSlopeTest({ people, person, position, rating }: AxisRatings): number {
  const slopes = Array.from({ length: people }, (_, p) => {
    const own = [...person.keys()].filter((i) => person[i] === p);
    const middle = meanOf(own.map((i) => position[i] ?? 0));
    const [up, across] = own.reduce(
      ([a, b], i) => {
        const x = (position[i] ?? 0) - middle;
        return [a + x * (rating[i] ?? 0), b + x * x];
      },
      [0, 0],
    );
    return up / across;
  });
  return 2 * studentCdf(-Math.abs(studentOf(slopes, 0)), people - 1);
}

function studentOf(values: readonly number[], expected: number): number {
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return (mean - expected) / Math.sqrt(squares / (values.length - 1) / values.length);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

import type { Duel } from './bradley-terry.ts';
import { choleskyFactor, solveLower, solveUpper } from './cholesky.ts';

/**
 * Standard errors of log abilities with a mean of 0, robust to answers of one person that hang together: the sandwich
 * of Liang & Zeger (1986) with people as clusters, by people / (people - 1).
 *
 * @param strengths log abilities, as bradleyTerry gives them
 * @param people the duels of each person; at least two people
 */
export function strengthErrors(
  strengths: readonly number[],
  people: readonly (readonly Duel[])[],
): readonly number[] {
  const n = strengths.length;
  const told = information(strengths, people.flat());
  const factor = choleskyFactor(n, (i, j) => told[i * n + j] as number);
  const squares = new Float64Array(n);
  for (const duels of people) {
    const moved = solveUpper(factor, n, solveLower(factor, n, score(strengths, duels)));
    for (const [i, move] of moved.entries()) squares[i] = (squares[i] as number) + move * move;
  }
  return Array.from(squares, (sum) => Math.sqrt((sum * people.length) / (people.length - 1)));
}

/** Fisher's information; a constant on top pins the mean, which no duel tells. */
function information(strengths: readonly number[], duels: readonly Duel[]): Float64Array {
  const n = strengths.length;
  const told = new Float64Array(n * n).fill(1 / n);
  const add = (i: number, j: number, value: number): void => {
    told[i * n + j] = (told[i * n + j] as number) + value;
  };
  for (const { winner, loser, times } of duels) {
    const chance = winning(strengths, winner, loser);
    const weight = times * chance * (1 - chance);
    add(winner, winner, weight);
    add(loser, loser, weight);
    add(winner, loser, -weight);
    add(loser, winner, -weight);
  }
  return told;
}

function score(strengths: readonly number[], duels: readonly Duel[]): Float64Array {
  const slope = new Float64Array(strengths.length);
  for (const { winner, loser, times } of duels) {
    const surprise = times * (1 - winning(strengths, winner, loser));
    slope[winner] = (slope[winner] as number) + surprise;
    slope[loser] = (slope[loser] as number) - surprise;
  }
  return slope;
}

function winning(strengths: readonly number[], a: number, b: number): number {
  return 1 / (1 + Math.exp((strengths[b] as number) - (strengths[a] as number)));
}

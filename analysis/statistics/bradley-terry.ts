/** What one item won against another. */
export interface Duel {
  readonly winner: number;
  readonly loser: number;
  readonly times: number;
}

const MOST_ROUNDS = 100_000;

/**
 * Log abilities of items by Bradley & Terry (1952), P(i beats j) = 1 / (1 + exp(b_j - b_i)), with a mean of 0, by
 * Hunter's MM algorithm (2004). Null where they don't exist: when the items fall into two sets of which one
 * never lost to the other.
 */
export function bradleyTerry(items: number, duels: readonly Duel[]): readonly number[] | null {
  if (!isConnected(items, duels)) return null;
  const wins = new Float64Array(items);
  for (const { winner, times } of duels) wins[winner] = (wins[winner] as number) + times;
  let strengths = new Float64Array(items).fill(1);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const met = new Float64Array(items);
    for (const { winner, loser, times } of duels) {
      const share = times / ((strengths[winner] as number) + (strengths[loser] as number));
      met[winner] = (met[winner] as number) + share;
      met[loser] = (met[loser] as number) + share;
    }
    const next = strengths.map((_, i) => (wins[i] as number) / (met[i] as number));
    const mean = Math.exp(next.reduce((sum, value) => sum + Math.log(value), 0) / items);
    const scaled = next.map((value) => value / mean);
    const moved = scaled.reduce(
      (most, value, i) => Math.max(most, Math.abs(Math.log(value / (strengths[i] as number)))),
      0,
    );
    strengths = scaled;
    if (moved < 1e-13) break;
  }
  return Array.from(strengths, Math.log);
}

/** Whether everybody beat everybody else by way of others (Ford 1957). */
function isConnected(items: number, duels: readonly Duel[]): boolean {
  const fought = duels.filter(({ times }) => times > 0);
  return [false, true].every((backwards) => {
    const reached = new Set([0]);
    for (const item of reached)
      for (const { winner, loser } of fought) {
        const [from, to] = backwards ? [loser, winner] : [winner, loser];
        if (from === item) reached.add(to);
      }
    return reached.size === items;
  });
}

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
  if (comparableGroups(items, duels).length !== 1) return null;
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

/**
 * Items in groups within which everybody beat everybody else by way of others (Ford 1957): only strengths within one
 * can be compared. Those of more items first, else by their first item.
 */
export function comparableGroups(
  items: number,
  duels: readonly Duel[],
): readonly (readonly number[])[] {
  const groups: (readonly number[])[] = [];
  const placed = new Set<number>();
  const [losers, winners] = [beatenBy(duels), beatenBy(duels.map(turned))];
  for (let item = 0; item < items; item++) {
    if (placed.has(item)) continue;
    const below = reachedFrom(item, losers);
    const above = reachedFrom(item, winners);
    const group = [...below].filter((other) => above.has(other)).sort((a, b) => a - b);
    for (const one of group) placed.add(one);
    groups.push(group);
  }
  return groups.sort((a, b) => b.length - a.length);
}

type Beaten = ReadonlyMap<number, ReadonlySet<number>>;

function beatenBy(duels: readonly Duel[]): Beaten {
  const beaten = new Map<number, Set<number>>();
  for (const { winner, loser, times } of duels)
    if (times > 0) beaten.set(winner, (beaten.get(winner) ?? new Set()).add(loser));
  return beaten;
}

function turned({ winner, loser, times }: Duel): Duel {
  return { winner: loser, loser: winner, times };
}

function reachedFrom(item: number, beaten: Beaten): ReadonlySet<number> {
  const reached = new Set([item]);
  for (const one of reached) for (const other of beaten.get(one) ?? []) reached.add(other);
  return reached;
}

import { studentCdf } from '#study/statistics/student';

/** p values corrected for their number by Holm (1979), in the order given. */
export function holm(ps: readonly number[]): readonly number[] {
  const order = [...ps.keys()].sort((a, b) => (ps[a] as number) - (ps[b] as number));
  const corrected = [...ps];
  let most = 0;
  for (const [rank, place] of order.entries()) {
    most = Math.max(most, Math.min(1, (ps.length - rank) * (ps[place] as number)));
    corrected[place] = most;
  }
  return corrected;
}

/**
 * Two one-sided tests (Schuirmann 1987) that an estimate lies within -margin ... margin: the larger p of the
 * two; below .05 nothing larger than the margin is there.
 */
export function equivalence(estimate: number, se: number, df: number, margin: number): number {
  const above = studentCdf((estimate - margin) / se, df);
  const below = studentCdf((-margin - estimate) / se, df);
  return Math.max(above, below);
}

/** Reliability of a test `times` as long (Spearman 1910, Brown 1910); 2 for a split half. */
export function spearmanBrown(r: number, times = 2): number {
  return (times * r) / (1 + (times - 1) * r);
}

import { normalCdf, normalDensity } from '#study/statistics/normal';
import { crossing } from '#study/statistics/root';

const STEP = 0.02;
const REACH = 9;

/**
 * d' of an unbiased observer who is right in a share of m-AFC trials (Green & Swets 1966): the share is the
 * probability that one normal variable shifted by d' is larger than m - 1 others. Infinite at 0 and 1.
 */
export function sensitivity(share: number, alternatives: number): number {
  if (share <= 0) return Number.NEGATIVE_INFINITY;
  if (share >= 1) return Number.POSITIVE_INFINITY;
  return crossing((d) => shareOf(d, alternatives) - share, -12, 12);
}

/** Share of right answers at d', by the trapezoid rule, which is exact to 1e-12 for such integrands. */
function shareOf(d: number, alternatives: number): number {
  let sum = 0;
  for (let z = -REACH; z <= REACH; z += STEP)
    sum += normalDensity(z) * normalCdf(z + d) ** (alternatives - 1);
  return sum * STEP;
}

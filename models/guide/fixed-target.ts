import type { GuidePolicy } from './guide.ts';

/** Advice that points to the candidate nearest to a fixed place of the world. */
export function fixedTarget(target: { readonly x: number; readonly y: number }): GuidePolicy {
  return {
    name: 'fixed-target',
    version: 1,
    propensities: ({ candidates }) => {
      const distances = candidates.map(({ x, y }) => (x - target.x) ** 2 + (y - target.y) ** 2);
      const best = distances.indexOf(Math.min(...distances));
      return candidates.map((_, i) => (i === best ? 1 : 0));
    },
  };
}

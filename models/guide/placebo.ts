import type { GuidePolicy } from './guide.ts';

/** Advice that knows nothing: every candidate is as likely. */
export const PLACEBO: GuidePolicy = {
  name: 'placebo',
  version: 1,
  propensities: ({ candidates }) => candidates.map(() => 1 / candidates.length),
};

import type { TrialAnalysis } from '../trial-analysis.ts';
import { EFFECT_METHOD } from './effect-parts.ts';

/** A name and how its numbers came about. */
export type Method = readonly [name: string, words: string];

/** How the numbers of the trials came about, of what an export has. */
export function trialMethod({
  tasks,
  meanings,
  halves,
  labels,
  care,
  rankings,
  effects,
}: TrialAnalysis): readonly Method[] {
  const intruders = tasks.some(({ task }) => task === 'axis-intruder');
  return [
    ...(care.length > 0 ? [CARE] : []),
    ...(intruders ? [INTRUDER] : []),
    ...(tasks.length > 0 ? [RIGHT] : []),
    ...(meanings.length > 0 ? [MEANING] : []),
    ...(halves.length > 0 ? [HALVES] : []),
    ...(labels.length > 0 ? [NAMES] : []),
    ...(rankings.length > 0 ? [PREFERENCES] : []),
    ...(effects.length > 0 ? EFFECT_METHOD : []),
  ];
}

const CARE: Method = [
  'Odd answers',
  'Each sign is measured in distances from the median of all people by 1.4826 times the median absolute deviation (Leys et al. 2013); the score is the largest of them.',
];
const INTRUDER: Method = [
  'Intruder',
  'The task of Chang et al. 2009 with sounds: four clips from one end of an axis and one from the other, which does not belong? Guessing finds it in 1 of 5.',
];
const RIGHT: Method = [
  'Right answers',
  "Practice, lapsed and repeated trials don't count. d' is that of an unbiased observer who takes the largest of m (Green & Swets 1966, Hacker & Ratcliff 1979). Clips and labels are random like people (Clark 1973): the test is the fixed effect of a linear mixed model (Bates et al. 2015) with people and items random, with the degrees of freedom of the smaller side; intervals come from drawing people and items, both with replacement (Owen 2007), and where all answers are right or all wrong from the number of people (Clopper & Pearson 1934); equivalence by two one-sided tests (Schuirmann 1987, Lakens 2017); correction over the axes of a task by Holm (1979).",
];
const MEANING: Method = [
  'Subjectivity',
  'Linear mixed models by REML (Bates et al. 2015). The joint test takes the smaller p of a t test of the slope and a likelihood ratio test of the variance of slopes (Stram & Lee 1994), corrected for two by Sidak (1967), over the axes of a scale by Holm (1979). ICC(2,1) is the share of the clips in the variance of rating ~ 1 + (1 | person) + (1 | clip) (Shrout & Fleiss 1979). Intervals by parametric bootstrap (Efron & Tibshirani 1993), in brackets over people and clips (Owen 2007).',
];
const HALVES: Method = [
  'Reliability',
  'Correlation of the mean ratings of two random halves of the people, averaged over 100 halvings, and what it is for all of them (Spearman 1910, Brown 1910).',
];
const NAMES: Method = [
  'Names',
  'Labels are compared by their words without small words and common endings: H (Snodgrass & Vanderwart 1980), Simpson (1949), and the coefficient of two labels by Dice (1945).',
];
const PREFERENCES: Method = [
  'Preferences',
  'Log strengths b of Bradley & Terry (1952): A is preferred to B with the probability 1 / (1 + exp(b of B - b of A)); most likely values by the algorithm of Hunter (2004), 0 in the mean. Neither is half a win for both. Strengths exist only among clips that all won against each other by way of others (Ford 1957). Intervals: t with the number of people less one, by standard errors that let the answers of one person hang together (Liang & Zeger 1986); they speak of other people, not of other clips.',
];

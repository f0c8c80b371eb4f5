import { clipName } from '../markup/clip-name.ts';
import { between, number } from '../markup/words.ts';
import type { TrialAnalysis } from '../trial-analysis.ts';
import { type RankedOption, shownOptions } from '../trials/preference-ranking.ts';
import type { Figure } from './drawing.ts';
import { forestFigure } from './forest-figure.ts';

/** Log strengths of what was compared, block by block; none where nothing could be ranked. */
export function preferenceFigures({
  rankings,
  names,
}: Pick<TrialAnalysis, 'rankings' | 'names'>): readonly Figure[] {
  const rows = rankings.flatMap((ranking) =>
    shownOptions(ranking).map((option) => ({
      group: ranking.block,
      title: clipName(option, names),
      estimate: option.strength,
      low: option.interval?.low ?? null,
      high: option.interval?.high ?? null,
      filled: isApartFromMean(option),
      told: told(option),
    })),
  );
  if (rows.every(({ estimate }) => estimate === null)) return [];
  return [
    forestFigure({
      ...{ name: 'preferences', title: 'What is preferred, clip by clip', rows },
      scale: 'log strength (logits)',
      reference: { at: 0, word: 'mean of the ranked' },
      key: {
        filled: 'the interval lies on one side of the mean',
        empty: 'it holds the mean, or there is none',
      },
    }),
  ];
}

function isApartFromMean({ interval }: RankedOption): boolean {
  return interval !== null && interval.low * interval.high > 0;
}

function told({ strength, interval, standing }: RankedOption): string {
  return strength === null ? standing : `${number(strength)} (${between(interval, number)})`;
}

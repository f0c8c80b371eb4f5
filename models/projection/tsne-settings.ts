import { Refusal } from '../refusal.ts';

/** How a t-SNE map is made; van der Maaten's names. */
export interface TsneSettings {
  /** Seed of the small shifts that tell equal rows apart; another seed gives another map. */
  readonly seed: number;
  /** About how many neighbours count; below a third of the rows. */
  readonly perplexity: number;
  /** Steps of gradient descent, those with exaggeration included. */
  readonly iterations: number;
  /**
   * A cell repels as one point where its width is below theta x its distance to the nearest corner of
   * 16 neighbouring points' box: stricter than scikit-learn's `angle`, which takes a point's own distance.
   */
  readonly theta: number;
}

const DEFAULTS: TsneSettings = { seed: 1, perplexity: 30, iterations: 1000, theta: 0.5 };

/** All settings for a map of so many rows; @throws Refusal where the perplexity is too large for it. */
export function tsneSettings(rows: number, chosen: Partial<TsneSettings> = {}): TsneSettings {
  const settings = { ...DEFAULTS, ...chosen };
  const { perplexity } = settings;
  if (perplexity >= 1 && 3 * perplexity <= rows - 1) return settings;
  const most = Math.floor((rows - 1) / 3);
  const advice = most >= 1 ? `choose a perplexity of 1 to ${most}` : 'take PCA for so few';
  throw new Refusal(
    `Got ${rows} rows and a perplexity of ${perplexity}; expected at least 3 x perplexity + 1 rows: ${advice}.`,
    { exitCode: 2 },
  );
}

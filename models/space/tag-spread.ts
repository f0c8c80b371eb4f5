import type { Matrix } from './space.ts';

/** How the segments of one tag lie in a space whose dimensions have mean 0 and standard deviation 1. */
interface TagSpread {
  readonly tag: string;
  readonly segments: number;
  /** Of every dimension. */
  readonly mean: readonly number[];
  readonly sd: readonly number[];
  /** Root mean square of the deviations: 1 where the tag tells nothing of the place, 0 where it is one spot. */
  readonly spread: number;
}

/** Spreads of all tags of a space. */
export interface TagSpreads {
  readonly tags: readonly TagSpread[];
  /** One number for the space: the root mean square over all segments that have a tag of their own. */
  readonly spread: number;
}

/** A tag of fewer segments has no spread to speak of. */
const FEWEST = 3;

/**
 * Spread of every tag over a space standardised by the whole: a segment counts for its strongest tag,
 * `strongest` (index into `tags`). Null where no tag has three segments. Dimensions that do not vary are left
 * out of the spread; their mean and deviation are 0.
 */
export function tagSpreads(
  space: Matrix,
  strongest: ArrayLike<number>,
  tags: readonly string[],
): TagSpreads | null {
  const all = Array.from({ length: space.rows }, (_, i) => i);
  const whole = momentsOf(space, all);
  const spreads: TagSpread[] = [];
  for (const [index, tag] of tags.entries()) {
    const rows = all.filter((i) => strongest[i] === index);
    if (rows.length >= FEWEST) spreads.push({ tag, ...spreadOf(space, rows, whole) });
  }
  const segments = spreads.reduce((sum, one) => sum + one.segments, 0);
  if (segments === 0) return null;
  const squares = spreads.reduce((sum, one) => sum + one.segments * one.spread ** 2, 0);
  return { tags: spreads, spread: Math.sqrt(squares / segments) };
}

type Moments = readonly { readonly mean: number; readonly sd: number }[];

function spreadOf(space: Matrix, rows: readonly number[], whole: Moments): Omit<TagSpread, 'tag'> {
  const own = momentsOf(space, rows);
  const scaled = own.map(({ mean, sd }, d) => {
    const { mean: middle, sd: unit } = whole[d] ?? { mean: 0, sd: 0 };
    return unit > 0 ? { mean: (mean - middle) / unit, sd: sd / unit } : { mean: 0, sd: 0 };
  });
  const varying = whole.filter(({ sd }) => sd > 0).length;
  const squares = scaled.reduce((sum, { sd }) => sum + sd * sd, 0);
  return {
    segments: rows.length,
    mean: scaled.map(({ mean }) => mean),
    sd: scaled.map(({ sd }) => sd),
    spread: varying > 0 ? Math.sqrt(squares / varying) : 0,
  };
}

/** Mean and standard deviation (of all, not of a sample) of every column over some rows. */
function momentsOf({ columns, values }: Matrix, rows: readonly number[]): Moments {
  return Array.from({ length: columns }, (_, d) => {
    const value = (i: number) => values[i * columns + d] ?? 0;
    const mean = rows.reduce((sum, i) => sum + value(i), 0) / rows.length;
    const squares = rows.reduce((sum, i) => sum + (value(i) - mean) ** 2, 0);
    const sd = Math.sqrt(squares / rows.length);
    return { mean, sd: sd > ROUNDING * Math.abs(mean) ? sd : 0 };
  });
}

/** A deviation below this share of the mean is rounding of float32. */
const ROUNDING = 1e-6;

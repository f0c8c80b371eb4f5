/** How far people agree on a name. */
export interface NameAgreement {
  /** Names that were given, all together. */
  readonly count: number;
  /** H = -sum p log2 p over the names (Snodgrass & Vanderwart 1980): 0 if all say the same. */
  readonly h: number;
  /** Probability that two different people say the same: sum n(n-1) / (N(N-1)); null for one person. */
  readonly simpson: number | null;
  /** Share of the most frequent name. */
  readonly top: number;
}

/** Agreement from how often each name was given; null without names. */
export function nameAgreement(counts: readonly number[]): NameAgreement | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const given = counts.filter((count) => count > 0);
  const h = given.reduce((sum, count) => sum - (count / total) * Math.log2(count / total), 0);
  const pairs = given.reduce((sum, count) => sum + count * (count - 1), 0);
  return {
    count: total,
    h: Math.max(0, h),
    simpson: total > 1 ? pairs / (total * (total - 1)) : null,
    top: Math.max(...given) / total,
  };
}

/** Words that say nothing of the music. */
const SMALL = new Set(
  'a an and as at be but by feel feels for from in is it its kind like more music not of on or so some sort sound sounding sounds than the to too very with'.split(
    ' ',
  ),
);

/** A label as its words that say something, without the commonest endings, each once and sorted. */
export function labelWords(label: string): readonly string[] {
  const words =
    label
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const said = words.filter((word) => !SMALL.has(word));
  const stems = (said.length > 0 ? said : words).map((word) =>
    word.replace(/(?<=\w{3})(?:ness|ally|ing|ed|er|ly|es|s|y)$/u, ''),
  );
  return [...new Set(stems)].sort();
}

/**
 * Mean similarity of the labels of different people, 0 ... 1: Dice's coefficient of their words, 2 shared / all
 * (1945). Null for fewer than two labels.
 */
export function labelSimilarity(labels: readonly string[]): number | null {
  const sets = labels.map((label) => new Set(labelWords(label)));
  let [sum, pairs] = [0, 0];
  for (const [i, a] of sets.entries())
    for (const b of sets.slice(i + 1)) {
      const shared = [...a].filter((word) => b.has(word)).length;
      sum += a.size + b.size > 0 ? (2 * shared) / (a.size + b.size) : 0;
      pairs++;
    }
  return pairs > 0 ? sum / pairs : null;
}

import type { Axis } from '#models/projection/axis';
import { commonWords } from '../words/common-words.ts';
import { viewWords } from '../words/view-words.ts';

/** How many words an end of an axis shows. */
const WORDS = 2;
/** A field has room for a name of so many letters beside `31 % of the variance`. */
const LONG_NAME = 11;

/** The words at both ends of an axis; a tag without words of its own is less or more of itself. */
export function endWords({ label, low, high }: Axis): {
  readonly low: string;
  readonly high: string;
} {
  const words = (end: readonly string[], otherwise: string) =>
    end.length === 0 ? otherwise : end.slice(0, WORDS).join(', ');
  const [less, more] = label.startsWith('dimension ')
    ? (['low', 'high'] as const)
    : (['less', 'more'] as const);
  const name = { name: label };
  return { low: words(low, viewWords(less, name)), high: words(high, viewWords(more, name)) };
}

/** The strongest word at either end, for axes whose own name is not one of them. */
export function axisHint({ label, low, high }: Axis): string {
  if (low.length + high.length === 0 || high.includes(label)) return '';
  return `${low[0] ?? '-'} / ${high[0] ?? '-'}`;
}

/** The share of the variance, in few words beside a long name. */
export function shareWords({ label, explained }: Axis): string | null {
  if (explained === null) return null;
  const share = percent(explained);
  return label.length > LONG_NAME ? share : viewWords('share', { percent: share });
}

/** `31 %`, with one decimal below ten. */
export function percent(share: number): string {
  const value = 100 * share;
  return commonWords('percent', { value: value.toFixed(value < 9.95 ? 1 : 0) });
}

/** Axes whose label or words hold what was typed: labels that begin with it, then the others. */
export function matchingAxes(axes: readonly Axis[], typed: string): readonly number[] {
  const wanted = typed.trim().toLowerCase();
  const rank = ({ label, low, high }: Axis) => {
    const name = label.toLowerCase();
    if (name.startsWith(wanted)) return 0;
    if (name.includes(wanted)) return 1;
    return [...low, ...high].some((word) => word.toLowerCase().includes(wanted)) ? 2 : 3;
  };
  return axes
    .map((axis, at) => ({ at, rank: rank(axis) }))
    .filter((match) => match.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ at }) => at);
}

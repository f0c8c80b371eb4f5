import { clockText } from '#models/clock-text';

/** What stands where there is no value. */
export const NONE = '–';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** A number with sensible digits: about three significant ones, no decimals from 100 on; 0 below .00005. */
export function number(value: number | null): string {
  if (value === null) return NONE;
  const size = Math.abs(value);
  if (size >= 99.95 || size < 0.00005) return signed(whole.format(Math.round(value) || 0));
  return signed(value.toFixed(size >= 9.995 ? 1 : size >= 0.01 ? 2 : 4));
}

/** With a true minus. */
function signed(digits: string): string {
  return digits.replace('-', '\u2212');
}

/** A count, or the mean of counts. */
export function tally(value: number | null): string {
  return value !== null && Number.isInteger(value) ? whole.format(value) : number(value);
}

/** A count with separators of thousands. */
export function count(value: number): string {
  return whole.format(value);
}

/** A share as per cent: 12 %, 3.4 %. */
export function percent(share: number | null): string {
  if (share === null) return NONE;
  const value = 100 * share;
  return `${value !== 0 && Math.abs(value) < 9.95 ? value.toFixed(1) : value.toFixed(0)} %`;
}

/** Seconds as a clock: 0:07, 12:34, 1:02:03. */
export function clock(seconds: number | null): string {
  return seconds === null ? NONE : clockText(Math.round(seconds));
}

/** The first signs of a long pseudonym: enough to find it in the tables. */
export function shortName(id: string): string {
  return id.length > 12 ? id.slice(0, 8) : id;
}

/** A text of at most so many signs, cut with an ellipsis. */
export function shorten(content: string, most: number): string {
  const signs = [...content];
  return signs.length <= most
    ? content
    : `${signs
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** A range in words: 0.12 to 0.34. */
export function between(
  interval: { readonly low: number; readonly high: number } | null,
  show: (value: number) => string,
): string {
  return interval ? `${show(interval.low)} to ${show(interval.high)}` : NONE;
}

/** A p value: < .001, .042, 1.000. */
export function probability(p: number): string {
  return p < 0.001 ? '< .001' : p.toFixed(3).replace(/^0/, '');
}

/** A size of effect: two digits after the point, with a true minus. */
export function effectSize(value: number | null): string {
  if (value === null) return NONE;
  const digits = value.toFixed(2);
  return Number(digits) === 0 ? '0.00' : signed(digits);
}

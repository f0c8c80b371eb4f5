/** Report colours on white: text keeps 4.5:1, marks that carry meaning 3:1. */
export const INK = '#16181d';
/** Text of less weight. */
export const QUIET = '#646870';
/** Thin lines that only order the page. */
export const HAIR = '#e4e2dd';
/** Segments of a map. */
export const DOT = '#c3c7cf';
/** Dots that lie on the golden squares. */
export const DOT_ON_HEAT = '#8d919b';
/** The accent on light ground. */
export const SUN = '#9a6700';
/** The accent as an area under other marks. */
export const SUN_SOFT = '#f1dfb4';
/** What was heard. */
export const HEARD = '#2f66ad';

/** Time along a walk, early to late: darker with every step, so it reads in grey too. */
const TIME = ['#c9921a', '#9a6700', '#7a3b52', '#2b1d57'] as const;
/** Little to much. */
const HEAT = ['#fbf1d6', '#eec873', '#c58b1c', '#7d4a12', '#2d1a12'] as const;

/** Colour of a moment of a walk, 0 begin ... 1 end. */
export function timeColour(share: number): string {
  return along(TIME, share);
}

/** Colour of an amount, 0 least ... 1 most. */
export function heatColour(share: number): string {
  return along(HEAT, share);
}

function along(stops: readonly string[], share: number): string {
  const place = Math.min(1, Math.max(0, share)) * (stops.length - 1);
  const index = Math.min(stops.length - 2, Math.floor(place));
  return mix(stops[index] ?? INK, stops[index + 1] ?? INK, place - index);
}

function mix(from: string, to: string, share: number): string {
  const channel = (hex: string, i: number): number =>
    Number.parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16);
  const mixed = [0, 1, 2].map((i) => {
    const value = Math.round(channel(from, i) * (1 - share) + channel(to, i) * share);
    return value.toString(16).padStart(2, '0');
  });
  return `#${mixed.join('')}`;
}

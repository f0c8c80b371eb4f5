/** One hit of a pattern; times are fractions of the pattern's length. */
export interface Hit {
  readonly at: number;
  readonly length: number;
  /** The character that stands for it. */
  readonly symbol: string;
  /** 1 is usual; capitals X are accents, o are ghosts. */
  readonly strength: number;
}

const STRENGTH: Readonly<Record<string, number>> = { X: 1.18, o: 0.55 };

/**
 * Read a pattern of equal steps: `.` is a rest, `-` holds the hit before it, anything else is a hit;
 * spaces are for the eye. `x...X...` is two hits, `x---` one long one.
 */
export function parseRhythm(pattern: string): Hit[] {
  const steps = [...pattern.replaceAll(/\s/g, '')];
  return steps.flatMap((symbol, index) => {
    if (symbol === '.' || symbol === '-') return [];
    const length = (1 + held(steps, index)) / steps.length;
    return [{ at: index / steps.length, length, symbol, strength: STRENGTH[symbol] ?? 1 }];
  });
}

function held(steps: readonly string[], index: number): number {
  let count = 0;
  while (steps[index + 1 + count] === '-') count++;
  return count;
}

/**
 * A duration list in beats for melodies: `1 .5 .5 r2` is three notes and a rest of two beats. A list
 * that does not fill `beats` is a RangeError.
 */
export function parseDurations(cell: string, beats: number): { beats: number; rest: boolean }[] {
  const durations = cell
    .trim()
    .split(/\s+/)
    .map((text) => ({ beats: Number(text.replace('r', '')), rest: text.startsWith('r') }));
  const sum = durations.reduce((total, duration) => total + duration.beats, 0);
  if (Math.abs(sum - beats) < 1e-3) return durations;
  throw new RangeError(`Got "${cell}" of ${sum} beats when expected ${beats}.`);
}

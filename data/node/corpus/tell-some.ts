const SHOWN = 10;

/** Tell of each item in a line, or of the first ten and how many more there are. */
export function tellSome<T>(
  items: readonly T[],
  line: (item: T) => string,
  say: (line: string) => void,
): void {
  for (const item of items.slice(0, SHOWN)) say(line(item));
  if (items.length > SHOWN) say(`... and ${items.length - SHOWN} more`);
}

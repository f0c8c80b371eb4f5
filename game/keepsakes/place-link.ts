/** A place of the world. */
interface Place {
  readonly x: number;
  readonly y: number;
}

const KEY = 'at';
/** Enough to tell segments apart on a map of a million. */
const DIGITS = 5;

/** The part of an address after # with a place in it, in place of the one it had. */
export function withPlace(hash: string, { x, y }: Place): string {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  parameters.set(KEY, [x, y].map((value) => value.toFixed(DIGITS)).join());
  return `#${parameters.toString().replaceAll('%2F', '/').replaceAll('%2C', ',')}`;
}

/** The place that such a part names; null where it names none, or one outside of the map. */
export function placeIn(hash: string): Place | null {
  const text = new URLSearchParams(hash.replace(/^#/, '')).get(KEY) ?? '';
  const [x, y, ...rest] = text.split(',').map((part) => (part === '' ? Number.NaN : Number(part)));
  const within = (value: number | undefined) => value !== undefined && value >= 0 && value <= 1;
  if (x === undefined || y === undefined || rest.length > 0) return null;
  return within(x) && within(y) ? { x, y } : null;
}

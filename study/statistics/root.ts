/** An end of a bracket: where, and the function's value there. */
interface End {
  readonly x: number;
  readonly f: number;
}

/**
 * Where a non-decreasing function crosses 0 between `low` and `high`, to the last digits: false position
 * with the Illinois rule (Dowell & Jarratt 1971), every third step a bisection. A function that doesn't
 * cross gives the end it is nearest to.
 */
export function crossing(rising: (x: number) => number, low: number, high: number): number {
  let a: End = { x: low, f: rising(low) };
  let b: End = { x: high, f: rising(high) };
  if (a.f >= 0) return low;
  if (b.f <= 0) return high;
  for (let i = 0; i < 400 && !meet(a, b); i++) {
    const x = inside(a, b, i % 3 === 2);
    const f = rising(x);
    if (f === 0 || x === a.x || x === b.x) return x;
    const kept = i % 3 === 1 ? 0.5 : 1;
    if (f < 0)
      [a, b] = [
        { x, f },
        { x: b.x, f: b.f * kept },
      ];
    else
      [a, b] = [
        { x: a.x, f: a.f * kept },
        { x, f },
      ];
  }
  return (a.x + b.x) / 2;
}

function meet(a: End, b: End): boolean {
  return b.x - a.x <= 4e-16 * Math.max(Math.abs(a.x), Math.abs(b.x));
}

function inside(a: End, b: End, halve: boolean): number {
  const x = (a.x * b.f - b.x * a.f) / (b.f - a.f);
  return !halve && x > a.x && x < b.x ? x : (a.x + b.x) / 2;
}

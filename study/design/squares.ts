/**
 * Orders of `n` conditions of which each is a row: every condition stands once at every place.
 * Cyclic, as Latin squares go.
 */
export function latinSquare(n: number): readonly (readonly number[])[] {
  return Array.from({ length: n }, (_, row) => Array.from({ length: n }, (_, i) => (row + i) % n));
}

/**
 * Williams (1949): besides, every condition follows every other one equally often: once in the n rows
 * where n is even, twice in the 2 n rows where n is odd.
 */
export function williamsSquare(n: number): readonly (readonly number[])[] {
  const first = Array.from({ length: n }, (_, i) => (i % 2 === 1 ? (i + 1) / 2 : (n - i / 2) % n));
  const rows = Array.from({ length: n }, (_, row) => first.map((value) => (value + row) % n));
  const order = n % 2 === 0 ? rows : [...rows, ...rows.map((row) => row.toReversed())];
  return order.map((row) => [...row]);
}

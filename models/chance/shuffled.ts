/** All ids below `count` in an order by chance (Fisher & Yates). */
export function shuffled(count: number, random: () => number): Uint32Array {
  const ids = Uint32Array.from({ length: count }, (_, i) => i);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const id = ids[last] ?? 0;
    ids[last] = ids[other] ?? 0;
    ids[other] = id;
  }
  return ids;
}

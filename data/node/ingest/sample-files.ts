import { dirname } from 'node:path/posix';
import { sha256 } from '#models/node/sha256';

/**
 * Take `limit` of the files, spread evenly over their groups (by default the folders they lie in, an
 * album or an artist as a rule) and by chance within each; the same seed takes the same files (B1). In
 * the order given.
 */
export function sampleFiles<T extends { readonly path: string }>(
  files: readonly T[],
  limit: number,
  seed: number,
  groupOf: (file: T) => string = ({ path }) => dirname(path),
): readonly T[] {
  if (files.length <= limit) return files;
  const rank = (text: string) => sha256(`${seed} ${text}`);
  const groups = byRank([...grouped(files, groupOf)], ([name]) => rank(name)).map(([, group]) =>
    byRank(group, ({ path }) => rank(path)),
  );
  const chosen = new Set<T>();
  for (let round = 0; chosen.size < limit; round++)
    for (const group of groups) {
      const file = group[round];
      if (file && chosen.size < limit) chosen.add(file);
    }
  return files.filter((file) => chosen.has(file));
}

function grouped<T>(items: readonly T[], groupOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = groupOf(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

function byRank<T>(items: readonly T[], rank: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, order: rank(item) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ item }) => item);
}

import { dirname } from 'node:path/posix';
import { sha256 } from '#models/node/sha256';
import type { AudioFile } from './list-audio.ts';

/**
 * Take `limit` of the files, spread evenly over the folders they lie in (an album or an artist as a
 * rule) and by chance within each; the same seed takes the same files (B1). In the order given.
 */
export function sampleFiles(
  files: readonly AudioFile[],
  limit: number,
  seed: number,
): readonly AudioFile[] {
  if (files.length <= limit) return files;
  const rank = (text: string) => sha256(`${seed} ${text}`);
  const names = [...new Set(files.map(({ path }) => dirname(path)))];
  const folders = byRank(names, rank).map((name) => {
    const group = files.filter(({ path }) => dirname(path) === name);
    return byRank(group, ({ path }) => rank(path));
  });
  const chosen = new Set<AudioFile>();
  for (let round = 0; chosen.size < limit; round++)
    for (const group of folders) {
      const file = group[round];
      if (file && chosen.size < limit) chosen.add(file);
    }
  return files.filter((file) => chosen.has(file));
}

function byRank<T>(items: readonly T[], rank: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, order: rank(item) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ item }) => item);
}

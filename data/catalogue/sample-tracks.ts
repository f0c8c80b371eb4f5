import { seededRandom } from '#models/chance/seeded-random';

/**
 * Draw tracks by a seed, stratified by artist: artists in a drawn order, one track of each in turn, until
 * `count` are found. A smaller sample is part of a larger one. Answers places in `tracks`, ascending.
 */
export function sampleTracks(
  tracks: readonly { readonly artist: string | null }[],
  count: number,
  seed: number,
): readonly number[] {
  const random = seededRandom(seed);
  const byArtist = new Map<string | null, number[]>();
  for (const at of shuffled([...tracks.keys()], random)) {
    const artist = tracks[at]?.artist ?? null;
    byArtist.set(artist, [...(byArtist.get(artist) ?? []), at]);
  }
  const artists = shuffled([...byArtist.values()], random);
  const rounds = Math.max(0, ...artists.map(({ length }) => length));
  const drawn: number[] = [];
  for (let round = 0; round < rounds && drawn.length < count; round++)
    drawn.push(...artists.flatMap((own) => own.slice(round, round + 1)));
  return drawn.slice(0, count).sort((a, b) => a - b);
}

/** Fisher and Yates' shuffle of a copy. */
function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const copy = [...items];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
  }
  return copy;
}

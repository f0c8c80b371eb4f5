/** Track of every segment, in as few bytes as their number needs. */
export type TrackNumbers = Uint16Array | Uint32Array;

/** The same numbers in two bytes each where none needs more. */
export function trackNumbers(tracks: Uint32Array): TrackNumbers {
  const small = Uint16Array.from(tracks);
  return tracks.every((track, segment) => track === small[segment]) ? small : tracks;
}

import { HUES, NEUTRAL_HUE } from '../style/palette.ts';
import { homeHue, isKind } from './music-kinds.ts';
import type { StrongestTags } from './strongest-columns.ts';

/** Which kind of music a hue stands for. */
export interface HueName {
  readonly hue: number;
  readonly tag: string;
  /** Segments that have it. */
  readonly segments: number;
}

/** Colours of a map: a hue for each segment, and what the hues mean, most frequent first. */
export interface MapHues {
  readonly hues: Uint8Array;
  readonly legend: readonly HueName[];
}

/**
 * Colour every segment by its strongest tag that names a kind of music. The most frequent kinds get a
 * hue of their own; rarer ones and segments without a kind are neutral.
 */
export function chooseHues(strongest: StrongestTags): MapHues {
  const kinds = strongestKinds(strongest);
  const frequent = mostFrequent(kinds, strongest.names);
  const byTag = assignHues(frequent);
  const hues = Uint8Array.from(kinds, (tag) => byTag.get(tag) ?? NEUTRAL_HUE);
  const legend = frequent.map(({ tag, name, segments }) => ({
    hue: byTag.get(tag) ?? NEUTRAL_HUE,
    tag: name,
    segments,
  }));
  return { hues, legend };
}

interface Frequent {
  readonly tag: number;
  readonly name: string;
  readonly segments: number;
}

/** Tag of each segment's kind; -1 where none of its strongest tags names one. */
function strongestKinds({ names, tags }: StrongestTags): Int16Array {
  const kind = names.map(isKind);
  const kinds = new Int16Array(tags[0]?.length ?? 0);
  for (let segment = 0; segment < kinds.length; segment++) {
    const ranked = tags.find((column) => kind[column[segment] ?? -1]);
    kinds[segment] = ranked?.[segment] ?? -1;
  }
  return kinds;
}

function mostFrequent(kinds: Int16Array, names: readonly string[]): readonly Frequent[] {
  const counts = new Map<number, number>();
  for (const tag of kinds) if (tag >= 0) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, segments]) => ({ tag, segments, name: names[tag] ?? '' }))
    .sort((a, b) => b.segments - a.segments || a.tag - b.tag)
    .slice(0, NEUTRAL_HUE);
}

/** Kinds with a home hue take it, more frequent ones first; the others take what is left. */
function assignHues(frequent: readonly Frequent[]): ReadonlyMap<number, number> {
  const free = new Set(HUES.keys());
  free.delete(NEUTRAL_HUE);
  const byTag = new Map<number, number>();
  const take = (tag: number, hue: number | undefined) => {
    if (hue !== undefined && free.delete(hue)) byTag.set(tag, hue);
  };
  for (const { tag, name } of frequent) take(tag, homeHue(name));
  for (const { tag } of frequent) if (!byTag.has(tag)) take(tag, [...free][0]);
  return byTag;
}

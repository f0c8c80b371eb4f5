import type { SegmentLinks } from '#data/bundle/segment-links';
import type { StrongestTags } from '../dataset/strongest-columns.ts';
import { tagsOf } from '../dataset/strongest-columns.ts';

/** A segment near another one in the original space. */
export interface Near {
  readonly segment: number;
  /** Tags that both have, the strongest common ones first, with the weaker of both activations. */
  readonly common: readonly { readonly name: string; readonly value: number }[];
  /** Whether the map tore it apart. */
  readonly torn: boolean;
}

/** Tags that are named for a pair. */
const NAMED = 3;

/**
 * The nearest segments of a segment, nearest first, then torn ones that are not among them, and the tags
 * that make them near.
 */
export function nearOf(
  segment: number,
  neighbours: SegmentLinks,
  wormholes: SegmentLinks | null,
  tags: StrongestTags,
): readonly Near[] {
  const torn = new Set(linksOf(wormholes ?? [], segment));
  const near = new Set([...linksOf(neighbours, segment), ...torn]);
  const own = new Map(tagsOf(tags, segment).map(({ name, value }) => [name, value]));
  return [...near].map((other) => ({
    segment: other,
    torn: torn.has(other),
    common: tagsOf(tags, other)
      .flatMap(({ name, value }) => {
        const ours = own.get(name);
        return ours === undefined ? [] : [{ name, value: Math.min(ours, value) }];
      })
      .sort((a, b) => b.value - a.value)
      .slice(0, NAMED),
  }));
}

/** Where the links of a segment lead to; one that leads to itself is none. */
export function linksOf(links: SegmentLinks, segment: number): readonly number[] {
  const targets = links.flatMap((column) => column[segment] ?? []);
  return [...new Set(targets)].filter((target) => target !== segment);
}

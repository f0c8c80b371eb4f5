import { type SegmentName, segmentKey } from '../read/segments.ts';
import { clock, shorten } from './words.ts';

const LONGEST_TITLE = 36;

/** A segment by the title of its track and where it begins there; by its number where segments.csv doesn't name it. */
export function clipName(
  { dataset, segment }: { readonly dataset: string; readonly segment: number },
  names: ReadonlyMap<string, SegmentName>,
): string {
  const name = names.get(segmentKey(dataset, segment));
  return name?.title
    ? `${shorten(name.title, LONGEST_TITLE)}, ${clock(name.start)}`
    : `segment ${segment}`;
}

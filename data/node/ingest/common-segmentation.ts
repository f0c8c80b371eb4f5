import type { ListenerCard } from '#models/listener/listener';
import { Refusal } from '#models/refusal';
import type { SegmentationId } from '#models/tagger/framing';
import { lengthSeconds, SEGMENT_RULES } from '../../catalogue/segment-rule.ts';

/**
 * How all the listeners of a dataset want tracks cut; 187 frames where there are none.
 *
 * @throws Refusal where they differ: a dataset has segments of one length.
 */
export function commonSegmentation(cards: readonly ListenerCard[]): SegmentationId {
  const [first] = cards;
  const other = cards.find(({ segmentation }) => segmentation !== first?.segmentation);
  if (!(first && other)) return first?.segmentation ?? 'frames-187';
  throw new Refusal(
    `Got ${told(first)} and ${told(other)} when expected models of one length: make a dataset of each.`,
    { exitCode: 2 },
  );
}

function told({ id, segmentation }: ListenerCard): string {
  return `${id} with segments of ${lengthSeconds(SEGMENT_RULES[segmentation])} s`;
}

import type { ListenerCard } from '#models/listener/listener';
import type { SegmentationId } from '#models/tagger/framing';

/** How models want tracks cut: each way once, in the order in which they come; 187 frames for none. */
export function segmentationsOf(
  models: readonly { readonly card: ListenerCard }[],
): readonly SegmentationId[] {
  const ids = new Set(models.map(({ card }) => card.segmentation));
  return ids.size > 0 ? [...ids] : ['frames-187'];
}

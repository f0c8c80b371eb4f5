import { FRAMES_187, type SegmentRule } from '#data/catalogue/segment-rule';
import type { ServedModel } from '#models/tagger/served-model';
import type { ViewChoice } from '../dataset/view-choice.ts';
import { ownFileWords } from '../words/own-file-words.ts';

/** Whether a file can be placed on a map: the model that is to hear it, or why not, in one sentence. */
export type Offer = { readonly model: ServedModel } | { readonly reason: string };

/** Models that a browser can run. */
const KNOWN = /^(?:musicnn|vgg)-/;

/** What can be offered on a map, given the models that the server gives. */
export function offerOf(
  { space, projection }: ViewChoice,
  rule: SegmentRule,
  models: readonly ServedModel[],
): Offer {
  if (!KNOWN.test(space.model) || !isFrames187(rule))
    return {
      reason: ownFileWords('onlyThese'),
    };
  if (/pca$/.test(projection.id) && projection.model === null)
    return { reason: ownFileWords('noPlace') };
  const model = models.find(({ id }) => id === space.model);
  if (model) return { model };
  return {
    reason: ownFileWords('notGiven', { model: space.model }),
  };
}

function isFrames187({ sampleRate, samples, hop }: SegmentRule): boolean {
  return (
    sampleRate === FRAMES_187.sampleRate && samples === FRAMES_187.samples && hop === FRAMES_187.hop
  );
}

import { isDescriptorCard, type Listener, type ListenerCard } from '#models/listener/listener';
import { openDescriber } from '#models/node/essentia-describer';
import { loadTagger } from '#models/node/load-tagger';
import type { RuntimeName } from '#models/node/runtime';
import { lengthSeconds, SEGMENT_RULES, type SegmentRule } from '../../catalogue/segment-rule.ts';
import { CLIP_FORMAT, createClipEncoder } from '../clip/clip-encoder.ts';
import type { Corpus } from '../corpus/corpus-list.ts';
import { openSound } from '../decode/open-sound.ts';
import { describeTracks } from './describe-track.ts';
import type { ClipParts, HearingParts, RunParts } from './parts.ts';
import { segmentationsOf } from './segmentations.ts';

/** What the command line may say about the parts. */
export interface PartsOptions {
  readonly clips: boolean;
  readonly runtime?: RuntimeName;
  /** Threads of a network. */
  readonly threads?: number;
}

/** The real parts that hear files; close the listeners after use. */
export async function openHearing(
  models: readonly ListenerCard[],
  options: PartsOptions,
  now: () => number,
): Promise<HearingParts> {
  const [first = 'frames-187'] = segmentationsOf(models.map((card) => ({ card })));
  const clips = options.clips ? await openClips(SEGMENT_RULES[first]) : null;
  const listeners = await loadListeners(models, options);
  return { decode: openSound, listeners, clips, now };
}

/** What the main thread asks of the files of a corpus. */
export function openRun(corpus: Corpus, now: () => number): RunParts {
  return { now, describe: describeTracks(corpus) };
}

async function openClips(rule: SegmentRule): Promise<ClipParts> {
  const { encode } = await createClipEncoder(CLIP_FORMAT);
  return { format: { ...CLIP_FORMAT, seconds: lengthSeconds(rule) }, encode };
}

/** If one can't be loaded, those before it are closed. */
async function loadListeners(
  models: readonly ListenerCard[],
  { runtime, threads }: PartsOptions,
): Promise<Listener[]> {
  const listeners: Listener[] = [];
  const options = { ...(runtime && { runtime }), ...(threads && { threads }) };
  try {
    for (const card of models)
      listeners.push(isDescriptorCard(card) ? openDescriber() : await loadTagger(card.id, options));
    return listeners;
  } catch (error) {
    for (const listener of listeners) await listener.close();
    throw error;
  }
}

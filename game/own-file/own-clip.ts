import { type SegmentRule, startSeconds } from '#data/catalogue/segment-rule';
import { mono } from '#data/resample/mono';
import type { ClipTiming } from '../map/map-handle.ts';
import type { OwnSound } from './read-sound.ts';

/**
 * One segment of a file as a clip that lies in its buffer as the dataset's clips do in theirs: `lead`
 * seconds of what comes before, then the segment. Beyond the sound's ends there is silence.
 */
export function ownClip(
  { buffer }: OwnSound,
  rule: SegmentRule,
  segment: number,
  { lead, seconds }: ClipTiming,
): AudioBuffer {
  const { sampleRate, numberOfChannels } = buffer;
  const from = Math.round((startSeconds(rule, segment) - lead) * sampleRate);
  const length = Math.ceil((lead + seconds) * sampleRate);
  const channels = Array.from({ length: numberOfChannels }, (_, c) =>
    buffer.getChannelData(c).subarray(Math.max(0, from), from + length),
  );
  const clip = new AudioBuffer({ length, sampleRate });
  clip.getChannelData(0).set(mono(channels), Math.max(0, -from));
  return clip;
}

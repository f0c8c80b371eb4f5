import type { ClipTiming } from '../map/map-handle.ts';
import { FADE_SECONDS, FALL, fadeOut, RISE } from './fade.ts';

/** Seconds within a fade over which two passages blend, whose clips hold `lead` seconds before their segments. */
export function blendSeconds(lead: number): number {
  return Math.min(FADE_SECONDS, lead);
}

/** How a passage is played. */
interface PassageOptions extends ClipTiming {
  /** Time of the context at which the segment's first sample sounds. */
  readonly startsAt: number;
  readonly level: number;
  /** Whether the passage before ends where this one begins. */
  readonly joins: boolean;
}

/** A segment that sounds once. */
export interface Passage {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly seconds: number;
  /** Fall over the last `seconds`; 0: end as it is. */
  readonly fall: (seconds: number) => void;
  /** Fade out now. */
  readonly stop: () => void;
}

/**
 * Play exactly a segment (F12). One that joins begins a little earlier with what its clip holds before the
 * segment, while the one before falls: both are the same music there, so their sum is as loud.
 */
export function createPassage(
  context: BaseAudioContext,
  bus: AudioNode,
  buffer: AudioBuffer,
  { lead, seconds, startsAt, level, joins }: PassageOptions,
): Passage {
  const early = joins ? blendSeconds(lead) : 0;
  const rise = joins ? early : FADE_SECONDS;
  const endsAt = startsAt + seconds;
  const source = new AudioBufferSourceNode(context, { buffer });
  const fade = new GainNode(context, { gain: rise > 0 ? 0 : 1 });
  const out = new GainNode(context, { gain: level });
  const release = new GainNode(context, { gain: 1 });
  source.connect(fade).connect(release).connect(out).connect(bus);
  if (rise > 0) fade.gain.setValueCurveAtTime(RISE, startsAt - early, rise);
  source.start(startsAt - early, lead - early, seconds + early);
  source.addEventListener('ended', () => out.disconnect(), { once: true });
  return {
    startsAt,
    endsAt,
    seconds,
    fall: (length) => {
      if (length > 0) fade.gain.setValueCurveAtTime(FALL, endsAt - length, length);
    },
    stop: () => fadeOut(release, source),
  };
}

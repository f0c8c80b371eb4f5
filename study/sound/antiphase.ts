import { ramp, type StereoSound } from './stereo-sound.ts';

/** Woods et al. (2017): tones of 200 Hz for 1 s with ramps of 100 ms. */
const HERTZ = 200;
const SECONDS = 1;
const RAMP = 0.1;
/** Peak of the plain tone. */
const LEVEL = 0.25;
/** 6 dB down. */
const QUIETER = 10 ** (-6 / 20);

/**
 * A tone of the antiphase screen. Over loudspeakers the tone in antiphase cancels itself and seems the
 * quietest; over headphones the one that is 6 dB down is.
 */
export function antiphaseTone(kind: 'plain' | 'quiet' | 'antiphase', rate: number): StereoSound {
  const level = kind === 'quiet' ? LEVEL * QUIETER : LEVEL;
  const tone = (sign: number) =>
    ramp(
      Float32Array.from(
        { length: Math.round(SECONDS * rate) },
        (_, i) => sign * level * Math.sin((2 * Math.PI * HERTZ * i) / rate),
      ),
      RAMP,
      rate,
    );
  return { left: tone(1), right: tone(kind === 'antiphase' ? -1 : 1) };
}

/** `count` short tones of 440 Hz to set the volume by. */
export function countedTones(count: number, rate: number): readonly StereoSound[] {
  return Array.from({ length: count }, () => {
    const tone = ramp(
      Float32Array.from(
        { length: Math.round(0.25 * rate) },
        (_, i) => LEVEL * Math.sin((2 * Math.PI * 440 * i) / rate),
      ),
      0.03,
      rate,
    );
    return { left: tone, right: tone };
  });
}

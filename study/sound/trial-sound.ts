import type { HeadphoneTrial } from '#study/trial/headphones';
import type { SoundCheck } from '#study/trial/sound-check';
import { antiphaseTone, countedTones } from './antiphase.ts';
import { hugginsNoise } from './huggins.ts';
import { inSequence, type StereoSound } from './stereo-sound.ts';

/** Silence between the sounds of a trial, in seconds. */
const GAP = 0.5;

/** The sound of a headphone trial: its three sounds one after the other. */
export function headphoneSound({ sounds, seed }: HeadphoneTrial, rate: number): StereoSound {
  const each = sounds.map((sound, i) =>
    sound === 'noise' || sound === 'pitch'
      ? hugginsNoise(sound === 'pitch', seed + i, rate)
      : antiphaseTone(sound, rate),
  );
  return inSequence(each, GAP, rate);
}

/** The tones of a sound check. */
export function checkSound({ tones }: SoundCheck, rate: number): StereoSound {
  return inSequence(countedTones(tones, rate), GAP, rate);
}

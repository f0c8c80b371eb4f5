/** A synthesised sound: one array a channel, -1 ... 1. */
export interface StereoSound {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

/** Several sounds one after the other with silence of `gap` seconds between them. */
export function inSequence(sounds: readonly StereoSound[], gap: number, rate: number): StereoSound {
  const pause = Math.round(gap * rate);
  const total = sounds.reduce((sum, { left }) => sum + left.length + pause, 0);
  const [left, right] = [new Float32Array(total), new Float32Array(total)];
  let at = 0;
  for (const sound of sounds) {
    left.set(sound.left, at);
    right.set(sound.right, at);
    at += sound.left.length + pause;
  }
  return { left, right };
}

/** Fade beginning and end in and out along half a cosine of `seconds`, in place. */
export function ramp(samples: Float32Array, seconds: number, rate: number): Float32Array {
  const length = Math.min(Math.round(seconds * rate), samples.length >> 1);
  for (let i = 0; i < length; i++) {
    const gain = (1 - Math.cos((Math.PI * (i + 0.5)) / length)) / 2;
    const last = samples.length - 1 - i;
    samples[i] = (samples[i] ?? 0) * gain;
    samples[last] = (samples[last] ?? 0) * gain;
  }
  return samples;
}

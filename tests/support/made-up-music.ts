import { encodeWav } from '#data/node/demo/wav';

/** A stereo WAV file of 16 bits: a chord that changes every second, with a beat, alike for like arguments. */
export function musicWav(seconds: number, rate: number): Buffer {
  const length = Math.round(seconds * rate);
  const side = (shift: number) =>
    Float32Array.from({ length }, (_, n) => {
      const time = n / rate;
      const root = 110 * 2 ** (((5 * Math.floor(time)) % 12) / 12);
      const chord = [1, 1.25, 1.5].reduce(
        (sum, ratio) => sum + Math.sin(2 * Math.PI * root * ratio * time + shift),
        0,
      );
      const beat = Math.exp(-12 * (time % 0.5)) * Math.sin(2 * Math.PI * 60 * time);
      return 0.15 * chord + 0.4 * beat;
    });
  const tags = { title: '', artist: '', album: '', genre: '', licence: '', comment: '' };
  return encodeWav({ left: side(0), right: side(1) }, rate, tags);
}

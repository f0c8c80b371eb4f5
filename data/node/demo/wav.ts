import type { Stereo } from './stereo.ts';

/** What a WAV file says about itself. */
export interface WavTags {
  readonly title: string;
  readonly artist: string;
  readonly album: string;
  readonly genre: string;
  readonly licence: string;
  readonly comment: string;
}

const INFO: readonly (readonly [string, keyof WavTags])[] = [
  ['INAM', 'title'],
  ['IART', 'artist'],
  ['IPRD', 'album'],
  ['IGNR', 'genre'],
  ['ICOP', 'licence'],
  ['ICMT', 'comment'],
];

/** A stereo WAV file of 16 bits with its tags in a LIST INFO chunk. */
export function encodeWav(sound: Stereo, sampleRate: number, tags: WavTags): Buffer {
  const chunks = Buffer.concat([
    Buffer.from('WAVE'),
    chunk('fmt ', format(sampleRate)),
    chunk('LIST', info(tags)),
    chunk('data', samples(sound)),
  ]);
  return chunk('RIFF', chunks);
}

function chunk(id: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(id);
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}

function format(sampleRate: number): Buffer {
  const body = Buffer.alloc(16);
  body.writeUInt16LE(1, 0);
  body.writeUInt16LE(2, 2);
  body.writeUInt32LE(sampleRate, 4);
  body.writeUInt32LE(sampleRate * 4, 8);
  body.writeUInt16LE(4, 12);
  body.writeUInt16LE(16, 14);
  return body;
}

function info(tags: WavTags): Buffer {
  const texts = INFO.map(([id, name]) => chunk(id, Buffer.from(`${tags[name]}\0`, 'utf8')));
  return Buffer.concat([Buffer.from('INFO'), ...texts]);
}

function samples({ left, right }: Stereo): Buffer {
  const body = Buffer.alloc(left.length * 4);
  for (let i = 0; i < left.length; i++) {
    body.writeInt16LE(pcm(left[i]), i * 4);
    body.writeInt16LE(pcm(right[i]), i * 4 + 2);
  }
  return body;
}

function pcm(value = 0): number {
  return Math.round(Math.max(-1, Math.min(1, value)) * 32_767);
}

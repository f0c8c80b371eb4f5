import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { flacFile, id3Tag, mp3File, oggFile, sevenBits, wavFile } from './sound-files.ts';

const FIXTURES = 'tests/contract/decode-fixtures';

/** A file that an ingest must live with. */
export interface StrangeFile {
  readonly path: string;
  /** How its sentence reads; `track` where it must become one, `passed over` where it is none of audio's. */
  readonly ends: RegExp | 'track' | 'passed over';
}

const plain = wavFile({ seconds: 4, rate: 8000 });
const part = (bytes: Buffer, share: number) => bytes.subarray(0, Math.round(bytes.length * share));

/** What the files hold, by kind of strangeness. Everything but a few small fixtures is made by code. */
async function contents(): Promise<
  readonly (readonly [name: string, Buffer, StrangeFile['ends']])[]
> {
  const mp3 = await mp3File(10, 44_100);
  const ogg = await oggFile(10, 44_100);
  const flac = flacFile(10, 22_050);
  const long = wavFile({ seconds: 10, rate: 16_000 });
  const opus = readFileSync(join(FIXTURES, 'clicks.opus'));
  const noise = Buffer.from(Uint8Array.from({ length: 60_000 }, (_, i) => (i * i * 31) >> 7));
  return [
    ['truncated.mp3', part(mp3, 0.6), 'track'],
    ['truncated.ogg', part(ogg, 0.6), 'track'],
    ['truncated.flac', part(flac, 0.6), 'track'],
    ['truncated.wav', part(long, 0.6), 'track'],
    ['truncated.opus', part(opus, 0.6), /too short|no readable sound/],
    ['whole.mp3', mp3, 'track'],
    ['whole.ogg', ogg, 'track'],
    ['whole.flac', flac, 'track'],
    ['whole.opus', opus, 'track'],
    ['empty.mp3', Buffer.alloc(0), /is empty/],
    ['wav named.mp3', plain, 'track'],
    ['mp3 named.ogg', mp3, 'track'],
    ['flac named.wav', flac, 'track'],
    ['text.mp3', Buffer.from('All of this is text.\n'.repeat(500)), /holds none of mp3/],
    ['page.ogg', Buffer.from('<!doctype html><title>404</title>'), /holds none of mp3/],
    ['a folder.mp3/inside.wav', plain, 'track'],
    ['eight channels.wav', wavFile({ seconds: 4, rate: 16_000, channels: 8 }), 'track'],
    ['8 kHz.wav', plain, 'track'],
    ['192 kHz.wav', wavFile({ seconds: 4, rate: 192_000 }), 'track'],
    ['odd rate.wav', wavFile({ seconds: 4, rate: 12_347 }), 'track'],
    ['10 Hz.wav', wavFile({ seconds: 40, rate: 10 }), /10 samples a second when expected/],
    ['no rate.wav', wavFile({ seconds: 1, rate: 8000, lie: { rate: 0 } }), /0 samples a second/],
    ['no channels.wav', wavFile({ seconds: 1, rate: 8000, lie: { channels: 0 } }), /0 channels/],
    [
      'adpcm.wav',
      wavFile({ seconds: 4, rate: 8000, lie: { format: 2 } }),
      /format 2 when expected PCM/,
    ],
    ['streamed.wav', wavFile({ seconds: 4, rate: 8000, lie: { bytes: 0xffff_ffff } }), 'track'],
    ['head only.wav', plain.subarray(0, 30), /no readable sound/],
    ['one second.wav', wavFile({ seconds: 1, rate: 8000 }), /too short: 1\.00 s when/],
    ['8 bit.wav', wavFile({ seconds: 4, rate: 8000, bits: 8 }), 'track'],
    ['24 bit.wav', wavFile({ seconds: 4, rate: 8000, bits: 24 }), 'track'],
    ['32 bit.wav', wavFile({ seconds: 4, rate: 8000, bits: 32 }), 'track'],
    ['float.wav', wavFile({ seconds: 4, rate: 8000, bits: 32, float: true }), 'track'],
    ['double.wav', wavFile({ seconds: 4, rate: 8000, bits: 64, float: true }), 'track'],
    [
      'NaN.wav',
      wavFile({ ...NAN, sound: (t) => (t < 2 ? Number.NaN : Math.sin(1000 * t)) }),
      'track',
    ],
    ['infinite.wav', wavFile({ ...NAN, sound: () => Number.POSITIVE_INFINITY }), 'track'],
    ['silence.wav', wavFile({ seconds: 4, rate: 8000, sound: () => 0 }), 'track'],
    ['zeros.mp3', Buffer.alloc(100_000), /holds none of mp3/],
    ['noise.flac', noise, /holds none of mp3/],
    ['picture.mp3', Buffer.concat([id3Tag('Bild & Ton', 'Zoë', 3_000_000), mp3]), 'track'],
    ['tag of lies.mp3', Buffer.concat([Buffer.from('ID3\x04\0\0\x7f\x7f\x7f\x7f'), mp3]), 'track'],
    [
      'tags without end.mp3',
      Buffer.from('ID3\x04\0\0\0\0\0\0'.repeat(200_000)),
      /holds none of mp3/,
    ],
    ['tag only.mp3', id3Tag('Nothing', 'behind', 100), /holds none of mp3/],
    [
      'tagged.flac',
      Buffer.concat([Buffer.from('ID3\x04\0\0'), sevenBits(5), Buffer.alloc(5), flac]),
      'track',
    ],
    ['hole.mp3', Buffer.concat([part(mp3, 0.4), noise, mp3.subarray(mp3.length * 0.4)]), 'track'],
    ['two rates.mp3', Buffer.concat([mp3, await mp3File(4, 22_050)]), 'track'],
    [
      'archive.mp3',
      Buffer.from('PK\x03\x04\x14\0\0\0\x08\0'.padEnd(3000, 'z'), 'latin1'),
      /holds none of mp3/,
    ],
    ['data.pk3', Buffer.from('PK\x03\x04'), 'passed over'],
    [
      'bought.m4p',
      Buffer.from('\0\0\0\x20ftypM4P \0\0\0\0'.padEnd(500, 'd'), 'latin1'),
      /protected against copying/,
    ],
    ['clicks.m4a', readFileSync(join(FIXTURES, 'clicks.m4a')), /install ffmpeg, or convert/],
    ['Ωδή.wav', plain, 'track'],
    ['夜曲 音楽.wav', plain, 'track'],
    ['أغنية.wav', plain, 'track'],
    ['🎸🔥.wav', plain, 'track'],
    ['two\nlines.wav', plain, 'track'],
    [`${'long'.repeat(62)}.wav`, plain, 'track'],
    ['-dash.wav', plain, 'track'],
    ['--help.wav', plain, 'track'],
    ['$(touch broken) `x` "q" \'s\'.wav', plain, 'track'],
    ['.hidden.wav', plain, 'passed over'],
    ['copy of 8 kHz.wav', plain, 'track'],
    ['UPPER.WAV', plain, 'track'],
    ['notes.txt', Buffer.from('x'), 'passed over'],
  ];
}

const NAN = { seconds: 4, rate: 8000, bits: 32, float: true } as const;

/** Write them all, with links, a pipe and a name that is no text; says how each must end. */
export async function writeStrangeFiles(dir: string): Promise<readonly StrangeFile[]> {
  const files: StrangeFile[] = [];
  for (const [path, bytes, ends] of await contents()) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), bytes);
    files.push({ path, ends });
  }
  symlinkSync('8 kHz.wav', join(dir, 'link.wav'));
  symlinkSync('nowhere.mp3', join(dir, 'dead link.mp3'));
  symlinkSync('loop.mp3', join(dir, 'loop.mp3'));
  symlinkSync('.', join(dir, 'round and round'));
  symlinkSync('.', join(dir, 'folder link.ogg'));
  spawnSync('mkfifo', [join(dir, 'pipe.mp3')]);
  writeFileSync(Buffer.from(`${dir}/latin \xe9.wav`, 'latin1'), plain);
  return [
    ...files,
    { path: 'link.wav', ends: 'track' },
    { path: 'dead link.mp3', ends: /link to a file that is not there/ },
    { path: 'loop.mp3', ends: /link that leads back to itself/ },
    { path: 'round and round', ends: 'passed over' },
    { path: 'folder link.ogg', ends: /a folder or a link to one, not a file/ },
    { path: 'latin \ufffd.wav', ends: /name is not UTF-8/ },
    { path: 'pipe.mp3', ends: /a pipe, a socket or a device/ },
  ];
}

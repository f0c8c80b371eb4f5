import { createMp3Encoder, createOggEncoder } from 'wasm-media-encoders';

/** How a WAV is written; whole numbers unless `float`. */
export interface WavShape {
  readonly seconds: number;
  readonly rate: number;
  readonly channels?: number;
  readonly bits?: 8 | 16 | 24 | 32 | 64;
  readonly float?: boolean;
  /** Its samples: -1 ... 1 at a time in seconds. */
  readonly sound?: (seconds: number) => number;
  /** What stands in the header instead of the truth. */
  readonly lie?: Partial<Record<'format' | 'channels' | 'rate' | 'bytes', number>>;
}

/** A chord of two tones, one of which comes and goes. */
function chord(seconds: number): number {
  const swell = Math.sin(2 * Math.PI * 0.7 * seconds);
  return (
    0.3 * Math.sin(2 * Math.PI * 220 * seconds) +
    0.2 * swell * Math.sin(2 * Math.PI * 330 * seconds)
  );
}

/** A WAV file of any shape. */
export function wavFile(shape: WavShape): Buffer {
  const { seconds, rate, channels = 1, bits = 16, float = false, sound = chord, lie = {} } = shape;
  const frames = Math.round(seconds * rate);
  const bytes = bits / 8;
  const file = Buffer.alloc(44 + frames * channels * bytes);
  file.write('RIFF');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(lie.format ?? (float ? 3 : 1), 20);
  file.writeUInt16LE(lie.channels ?? channels, 22);
  file.writeUInt32LE(lie.rate ?? rate, 24);
  file.writeUInt32LE((rate * channels * bytes) >>> 0, 28);
  file.writeUInt16LE(channels * bytes, 32);
  file.writeUInt16LE(bits, 34);
  file.write('data', 36);
  file.writeUInt32LE(lie.bytes ?? file.length - 44, 40);
  for (let i = 0; i < frames; i++)
    for (let c = 0; c < channels; c++)
      writeSample(file, 44 + (i * channels + c) * bytes, sound(i / rate), bits, float);
  return file;
}

function writeSample(file: Buffer, at: number, value: number, bits: number, float: boolean): void {
  if (float && bits === 64) file.writeDoubleLE(value, at);
  else if (float) file.writeFloatLE(value, at);
  else if (bits === 8) file.writeUInt8(Math.round(value * 127 + 128), at);
  else file.writeIntLE(Math.round(value * (2 ** (bits - 1) - 1)), at, bits / 8);
}

const samples = (seconds: number, rate: number) =>
  Float32Array.from({ length: Math.round(seconds * rate) }, (_, i) => chord(i / rate));

/** A mono MP3 of 64 kbit/s. */
export async function mp3File(seconds: number, rate: 22_050 | 44_100 | 48_000): Promise<Buffer> {
  const encoder = await createMp3Encoder();
  encoder.configure({ channels: 1, sampleRate: rate, bitrate: 64 });
  const body = encoder.encode([samples(seconds, rate)]).slice();
  return Buffer.concat([body, encoder.finalize()]);
}

/** A mono Ogg Vorbis file. */
export async function oggFile(seconds: number, rate: number): Promise<Buffer> {
  const encoder = await createOggEncoder();
  encoder.configure({ channels: 1, sampleRate: rate, vbrQuality: 3 });
  const body = encoder.encode([samples(seconds, rate)]).slice();
  return Buffer.concat([body, encoder.finalize()]);
}

const FLAC_BLOCK = 4096;
const FLAC_RATES = { 16000: 5, 22050: 6, 44100: 9 } as const;

/** A mono FLAC file of 16 bits whose frames hold the samples as they are (RFC 9639). */
export function flacFile(seconds: number, rate: keyof typeof FLAC_RATES): Buffer {
  const sound = samples(seconds, rate);
  const info = Buffer.alloc(38);
  info.writeUInt8(0x80, 0);
  info.writeUIntBE(34, 1, 3);
  info.writeUInt16BE(FLAC_BLOCK, 4);
  info.writeUInt16BE(FLAC_BLOCK, 6);
  // 20 bits of rate, 3 of channels - 1, 5 of bits - 1, 36 of samples
  info.writeUIntBE(rate * 16, 14, 3);
  info.writeUInt8(15 << 4, 17);
  info.writeUInt32BE(sound.length, 18);
  const frames: Buffer[] = [];
  for (let at = 0; at < sound.length; at += FLAC_BLOCK)
    frames.push(flacFrame(sound.subarray(at, at + FLAC_BLOCK), frames.length, FLAC_RATES[rate]));
  return Buffer.concat([Buffer.from('fLaC'), info, ...frames]);
}

function flacFrame(sound: Float32Array, number: number, rateCode: number): Buffer {
  const size = Buffer.alloc(2);
  size.writeUInt16BE(sound.length - 1);
  const coded = Buffer.from(String.fromCodePoint(number), 'utf8');
  const head = Buffer.concat([Buffer.from([0xff, 0xf8, 0x70 | rateCode, 0x08]), coded, size]);
  const body = Buffer.alloc(1 + sound.length * 2);
  body.writeUInt8(0x02, 0);
  for (const [i, value] of sound.entries())
    body.writeInt16BE(Math.round(value * 32_767), 1 + i * 2);
  const whole = Buffer.concat([head, Buffer.from([crc(head, 0x07, 8)]), body]);
  const check = Buffer.alloc(2);
  check.writeUInt16BE(crc(whole, 0x8005, 16));
  return Buffer.concat([whole, check]);
}

function crc(bytes: Uint8Array, polynomial: number, bits: 8 | 16): number {
  const [top, mask] = [1 << (bits - 1), 2 ** bits - 1];
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << (bits - 8);
    for (let i = 0; i < 8; i++) sum = (sum & top ? (sum << 1) ^ polynomial : sum << 1) & mask;
  }
  return sum;
}

/** An ID3v2.3 tag with a title, an artist and a picture of so many bytes. */
export function id3Tag(title: string, artist: string, pictureBytes: number): Buffer {
  const picture = Buffer.concat([
    Buffer.from('\0image/png\0\x03\0', 'latin1'),
    Buffer.alloc(pictureBytes, 0xff),
  ]);
  const frames = [id3Text('TIT2', title), id3Text('TPE1', artist), id3Frame('APIC', picture)];
  const body = Buffer.concat(frames);
  return Buffer.concat([Buffer.from('ID3\x03\0\0', 'latin1'), sevenBits(body.length), body]);
}

const id3Text = (id: string, text: string) =>
  id3Frame(id, Buffer.concat([Buffer.from([1, 0xff, 0xfe]), Buffer.from(text, 'utf16le')]));

function id3Frame(id: string, body: Buffer): Buffer {
  const head = Buffer.alloc(10);
  head.write(id);
  head.writeUInt32BE(body.length, 4);
  return Buffer.concat([head, body]);
}

/** A length in four bytes of seven bits. */
export const sevenBits = (length: number): Buffer =>
  Buffer.from([21, 14, 7, 0].map((shift) => (length >> shift) & 0x7f));

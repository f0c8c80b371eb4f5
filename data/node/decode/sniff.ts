/** What a file holds by its content: the kinds that Earshot decodes itself, and those left to ffmpeg. */
export type AudioKind = 'mp3' | 'vorbis' | 'opus' | 'flac' | 'wav' | 'aac';

/** How much of a file's start `sniff` wants to see. */
export const SNIFF_BYTES = 1 << 16;

/** First packets of the streams that an Ogg file can hold (RFC 7845, Vorbis I 4.2, Ogg FLAC 1.0). */
const OGG_PACKETS: readonly (readonly [string, AudioKind])[] = [
  ['\x01vorbis', 'vorbis'],
  ['OpusHead', 'opus'],
  ['\x7fFLAC', 'flac'],
];

/**
 * The kind of sound in a file, by its first bytes without its ID3v2 tag; undefined for anything else.
 * Names and endings play no part: a .mp3 may well be a WAV.
 */
export function sniff(head: Uint8Array): AudioKind | undefined {
  if (hasText(head, 0, 'OggS')) return oggKind(head);
  if (hasText(head, 0, 'fLaC')) return 'flac';
  if (isWave(head)) return 'wav';
  if (hasText(head, 4, 'ftyp') || isAdts(head, 0)) return 'aac';
  return hasMpegFrames(head) ? 'mp3' : undefined;
}

/** Length of the ID3v2 tag at the start of a file, 0 without one (ID3v2.4 section 3.1). */
export function id3Length(head: Uint8Array): number {
  if (!hasText(head, 0, 'ID3') || head.length < 10) return 0;
  const sevenBits = (at: number) => (head[at] ?? 0) & 0x7f;
  const size = (sevenBits(6) << 21) | (sevenBits(7) << 14) | (sevenBits(8) << 7) | sevenBits(9);
  const footer = (head[5] ?? 0) & 0x10 ? 10 : 0;
  return 10 + size + footer;
}

function oggKind(head: Uint8Array): AudioKind | undefined {
  const packet = 27 + (head[26] ?? 0);
  return OGG_PACKETS.find(([text]) => hasText(head, packet, text))?.[1];
}

function isWave(head: Uint8Array): boolean {
  const riff = hasText(head, 0, 'RIFF') || hasText(head, 0, 'RF64');
  return riff && hasText(head, 8, 'WAVE');
}

/** Two ADTS frames in a row: sync word, layer 0, the second where the first one's length says. */
function isAdts(head: Uint8Array, at: number): boolean {
  const sync = (i: number) => head[i] === 0xff && ((head[i + 1] ?? 0) & 0xf6) === 0xf0;
  const [a = 0, b = 0, c = 0] = head.subarray(at + 3);
  const length = ((a & 3) << 11) | (b << 3) | (c >> 5);
  return sync(at) && length > 6 && sync(at + length);
}

/** Junk may stand before the first frame; three in a row, each where the last one ends, are no accident. */
function hasMpegFrames(head: Uint8Array): boolean {
  for (let at = 0; at + 4 < head.length; at++) {
    const second = at + mpegFrameLength(head, at);
    const third = second + mpegFrameLength(head, second);
    const short = third >= head.length && head.length < SNIFF_BYTES;
    if (second > at && third > second && (short || mpegFrameLength(head, third) > 0)) return true;
  }
  return false;
}

const KILOBITS = {
  layer1: [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  layer2: [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  layer3: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  low1: [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  low: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const RATES = [44_100, 48_000, 32_000];

/** Length in bytes of the MPEG audio frame that begins at `at`; 0 where none does (ISO 11172-3 2.4.1.3). */
function mpegFrameLength(head: Uint8Array, at: number): number {
  const [sync = 0, kind = 0, rates = 0] = head.subarray(at, at + 3);
  if (sync !== 0xff || (kind & 0xe0) !== 0xe0) return 0;
  const version = (kind >> 3) & 3;
  const layer = 4 - ((kind >> 1) & 3);
  const rate = (RATES[(rates >> 2) & 3] ?? 0) / ([4, 0, 2, 1][version] ?? 0);
  const bits = 1000 * (bitrates(version, layer)[rates >> 4] ?? 0);
  if (version === 1 || layer === 4 || !Number.isFinite(rate) || rate === 0 || bits === 0) return 0;
  const padding = (rates >> 1) & 1;
  if (layer === 1) return 4 * (Math.floor((12 * bits) / rate) + padding);
  const slots = layer === 3 && version !== 3 ? 72 : 144;
  return Math.floor((slots * bits) / rate) + padding;
}

function bitrates(version: number, layer: number): readonly number[] {
  if (version !== 3) return layer === 1 ? KILOBITS.low1 : KILOBITS.low;
  return [KILOBITS.layer1, KILOBITS.layer2, KILOBITS.layer3][layer - 1] ?? [];
}

function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  return [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));
}

/** What a file's headers say of its sound. */
export interface FileFacts {
  /** Samples a second; undefined where no header is known. */
  readonly rate: number | undefined;
  readonly seconds: number | undefined;
  /** Whether a beginning of the file is itself a file that decodes. */
  readonly streams: boolean;
}

const STREAMS = /^(?:MPEG|WAVE|FLAC|Ogg|ADTS)/i;

/** Read a file's headers; what can't be read is unknown. */
export async function readFacts(file: File): Promise<FileFacts> {
  try {
    const { parseBlob } = await import('music-metadata');
    const { format } = await parseBlob(file, { skipCovers: true });
    const { sampleRate, duration, bitrate, container = '' } = format;
    const estimated = bitrate ? (8 * file.size) / bitrate : undefined;
    return { rate: sampleRate, seconds: duration ?? estimated, streams: STREAMS.test(container) };
  } catch {
    return { rate: undefined, seconds: undefined, streams: false };
  }
}
